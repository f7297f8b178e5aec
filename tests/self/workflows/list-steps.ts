/**
 * `node --import tsx tests/self/workflows/list-steps.ts FOLDER` prints every script of the workflows in a folder, as JSON. A process of its
 * own, since GitHub's parser loads its grammar in a way that Playwright's loader does not know.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkflow } from './read-workflow.ts';
import { runStepsOf, type RunStep } from './run-step.ts';

const folder = process.argv[2] ?? '';
const steps: RunStep[] = [];
for (const file of readdirSync(folder)) {
  const { errors, workflow } = await readWorkflow(file, readFileSync(join(folder, file), 'utf8'));
  if (workflow === undefined) throw new Error(errors.join('\n'));
  steps.push(...runStepsOf(file, workflow));
}
process.stdout.write(JSON.stringify(steps));
