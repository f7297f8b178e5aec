/** What a pipeline tells us, and what it wants to be told. Blank is the same as not set. */
export interface PipelineVariables {
  /** `GITHUB_ACTIONS`: our standard output is the log of a step, and is read for commands. */
  readonly onGitHub: boolean;
  /** `GITHUB_OUTPUT`: the file that takes the outputs of the step. */
  readonly outputFile?: string;
  /** `GITHUB_STEP_SUMMARY`: the file that takes the Markdown of the step's summary. */
  readonly summaryFile?: string;
  /** `GITHUB_API_URL`, `GITHUB_REPOSITORY` (`owner/name`) and `GITHUB_TOKEN`: where the history of earlier runs is kept. */
  readonly api?: string;
  readonly repository?: string;
  readonly token?: string;
  /** `GOLDEN_PATH_BRANCH`: artifacts of runs on this branch alone are history. */
  readonly branch?: string;
  /** `HEARTBEAT_URL`: who is told that a scheduled run has ended. A secret: whoever knows it can keep the alarm quiet. */
  readonly heartbeat?: string;
  /** `HEARTBEAT_FAILURE_URL`: who is told instead when it ended badly. Without it `/fail` is added to the path of the other. */
  readonly heartbeatFailure?: string;
  /** `GOLDEN_PATH_DEPLOYED_AT`: when the target was deployed last, where nothing else says so. */
  readonly deployedAt?: string;
  /** `GOLDEN_PATH_EVERY`: one steady time between two runs (`6h`) instead of the documents' cadence. */
  readonly every?: string;
}

/** Reads what a pipeline says. Pure. */
export function readPipelineVariables(
  environment: Readonly<Record<string, string | undefined>>,
): PipelineVariables {
  const find = (name: string): string | undefined => {
    const text = environment[name]?.trim();
    return text === '' ? undefined : text;
  };
  const optional = {
    outputFile: find('GITHUB_OUTPUT'),
    summaryFile: find('GITHUB_STEP_SUMMARY'),
    api: find('GITHUB_API_URL'),
    repository: find('GITHUB_REPOSITORY'),
    token: find('GITHUB_TOKEN'),
    branch: find('GOLDEN_PATH_BRANCH'),
    heartbeat: find('HEARTBEAT_URL'),
    heartbeatFailure: find('HEARTBEAT_FAILURE_URL'),
    deployedAt: find('GOLDEN_PATH_DEPLOYED_AT'),
    every: find('GOLDEN_PATH_EVERY'),
  };
  return {
    ...(Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== undefined)) as Partial<
      Record<keyof typeof optional, string>
    >),
    onGitHub: find('GITHUB_ACTIONS') === 'true',
  };
}
