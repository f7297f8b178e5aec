import { soughtForms } from '../../../helpers/canary/sought-forms.ts';
import { findTexts } from './find-texts.ts';
import type { SuiteRun } from './run-suite.ts';
import type { SecretsSeen } from './secrets-seen.ts';

/**
 * None of the secrets stands in what the run wrote or printed, in any form. `companion` is a word that came together with the
 * secrets: where it is nowhere either, nothing was shown that could have told them, and the search would prove nothing.
 */
export function toKeepSecret(
  run: SuiteRun,
  secrets: SecretsSeen,
  companion: string,
): { pass: boolean; message: () => string } {
  const forms = [...secrets.values].flatMap(([secret, kind]) => soughtForms(secret, kind));
  const found = findTexts(run.reports, forms);
  const printed = forms.filter(({ text }) => run.output.includes(text)).map(({ name }) => `printed: ${name}`);
  const shown = findTexts(run.reports, [{ text: companion, name: companion }]);
  const problems = [
    ...(secrets.values.size === 0 ? ['no secret crossed the proxy'] : []),
    ...(shown.length === 0
      ? [`"${companion}", which came with the secrets, stands nowhere in the reports`]
      : []),
    ...found,
    ...printed,
  ];
  return {
    pass: problems.length === 0,
    message: () =>
      problems.length === 0
        ? `None of ${secrets.values.size} secrets was found under ${run.reports}, and one was expected there.`
        : `Under ${run.reports}:\n${problems.join('\n')}`,
  };
}
