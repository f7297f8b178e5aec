import { complaintOf } from './complaint-of.ts';
import { containerState } from './container-state.ts';
import { docker } from './docker.ts';
import { engineProblem } from './engine-problem.ts';
import { ourCompose, projectName } from './local-stack.ts';

const limitMs = 60_000;

/**
 * Takes our container and its network away, and nothing else; the image stays for the next time. Resolves with a sentence that says
 * what was done.
 * @throws Error with one sentence when it could not be done.
 */
export async function takeDown(): Promise<string> {
  const problem = await engineProblem();
  if (problem !== undefined) throw new Error(problem);
  const before = await containerState();
  const down = await docker([...ourCompose, 'down'], { limitMs });
  if (down.ended !== 'well') throw new Error(`It could not be taken away: ${complaintOf(down)}.`);
  return before === 'absent'
    ? `Nothing of ${projectName} was up.`
    : `${projectName} is taken away (it was ${before}); its image stays for the next time.`;
}
