/** What would make a child take itself for part of the run that started us, or colour its output. */
const notForChildren =
  /^(?:(?:EMBEDDED|LOCAL|STAGING|STACK|GOLDEN_PATH)_.*|E2E_OAUTH_SIMULATION_KEY|(?:HTTPS?|NO)_PROXY|PWDEBUG|CI|GITHUB_ACTIONS|FORCE_COLOR|NO_COLOR|CLICOLOR|CLICOLOR_FORCE|COLORTERM|DEBUG_COLORS|TEST_WORKER_INDEX|TEST_PARALLEL_INDEX|NODE_TEST_CONTEXT)$/i;

/** Our environment without any setting of the suite, and with these. */
export function childEnvironment(
  additions: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  // eslint-disable-next-line no-restricted-properties -- handed on to children whole: no setting is read from it
  const ours = Object.entries(process.env).filter(([name]) => !notForChildren.test(name));
  const all = Object.entries({ ...Object.fromEntries(ours), ...additions });
  return Object.fromEntries(all.filter((one): one is [string, string] => one[1] !== undefined));
}
