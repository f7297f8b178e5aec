import type { FullConfig } from '@playwright/test';
import { AllureReporter } from 'allure-playwright';

/**
 * Allure's reporter where reports are merged: Playwright names their projects only after the reporter was told of the configuration, and
 * it looks at the first of them right then. The folders that it looks for are those of pictures that are compared, which nobody makes here.
 */
export default class MergedAllure extends AllureReporter {
  override onConfigure(config: FullConfig): void {
    this.config = config;
  }
}
