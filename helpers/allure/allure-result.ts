/** One name and its value, as Allure's result files hold labels and parameters. */
export interface AllurePair {
  readonly name: string;
  readonly value: string;
  /** A parameter that tells nobody apart: left out of the history id. */
  readonly excluded?: boolean;
}

/** What is used of a file `<uuid>-result.json` as allure-playwright writes it; everything else of it is kept as it is. */
export interface AllureResult {
  readonly uuid: string;
  readonly fullName: string;
  readonly testCaseId: string;
  readonly historyId?: string;
  readonly status: 'passed' | 'failed' | 'broken' | 'skipped' | 'unknown';
  readonly statusDetails: { readonly message?: string; readonly trace?: string };
  readonly labels: readonly AllurePair[];
  readonly parameters: readonly AllurePair[];
  readonly links: readonly { readonly type: string; readonly name: string; readonly url: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly source: string }[];
}
