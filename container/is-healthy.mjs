/**
 * The health check of the reference stack: `node container/is-healthy.mjs 8081 8000 3000`. Every port has to answer `/health` with
 * the status healthy; exit code 1 and a line for each that does not.
 */
const patienceMs = 3_000;

const problems = await Promise.all(process.argv.slice(2).map(problemAt));
const wrong = problems.filter((problem) => problem !== undefined);
for (const problem of wrong) process.stderr.write(`${problem}\n`);
process.exit(wrong.length === 0 && problems.length > 0 ? 0 : 1);

/** What is wrong at a port; undefined when nothing is. */
async function problemAt(port) {
  try {
    const response = await globalThis.fetch(`http://127.0.0.1:${port}/health`, {
      signal: globalThis.AbortSignal.timeout(patienceMs),
    });
    const { status } = await response.json();
    return response.ok && status === 'healthy'
      ? undefined
      : `port ${port}: ${response.status}, status ${status}`;
  } catch (error) {
    return `port ${port}: ${error.cause?.code ?? error.message}`;
  }
}
