/**
 * `npm run local:up`: the reference stack in a container, on the ports of the local target, until it is healthy. `npm run local:down`
 * takes it away. Exit code 0 when that is so, 1 with one sentence when it is not, 2 for words that it does not know.
 */
import { bringUp } from './bring-up.ts';
import { projectName } from './local-stack.ts';
import { takeDown } from './take-down.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function up(): Promise<void> {
  const startedMs = performance.now();
  const { auth, backend, frontend } = await bringUp(say);
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  say(
    `${projectName} is healthy after ${seconds} s: auth http://localhost:${auth}, backend http://localhost:${backend}, page http://localhost:${frontend}`,
  );
  say('It is the reference stack of this repository: a run against it says nothing about the product.');
  say('Next: `npm run golden-path:local`. `npm run local:down` takes it away.');
}

async function main(words: readonly string[]): Promise<number> {
  const [word, ...more] = words;
  if ((word !== 'up' && word !== 'down') || more.length > 0) {
    process.stderr.write('Usage: npm run local:up, or npm run local:down; neither takes any words.\n');
    return 2;
  }
  try {
    if (word === 'up') await up();
    else say(await takeDown());
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
