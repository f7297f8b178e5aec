import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectName } from '../../../helpers/local/local-stack.ts';
import { takenPorts } from '../../../helpers/local/taken-ports.ts';
import { run } from './run.ts';

/** Notes one thing that has to hold. */
export type Hold = (what: string, holds: boolean, saw: string) => void;

const ports = [8081, 8000, 3000];
const bystander = 'golden-path-bystander';

/** The README's line for the local target, command by command; `whileUp` is called while the stack is there. */
export async function proveStack(proof: {
  readonly clone: string;
  readonly hold: Hold;
  readonly whileUp: () => Promise<void>;
}): Promise<void> {
  const { clone, hold } = proof;
  const script = (name: string, ...more: readonly string[]) =>
    run('npm', ['run', name, ...more], { cwd: clone });
  try {
    const up = await script('local:up');
    hold(
      '`npm run local:up` brings the stack up',
      up.code === 0 && up.said.includes('is healthy after'),
      up.said,
    );
    const bound = await run('docker', ['port', projectName], { cwd: clone });
    hold(
      'it is published to this machine alone',
      [...bound.said.matchAll(/-> (.+):\d+$/gm)].every(([, host]) => host === '127.0.0.1'),
      bound.said,
    );
    const health = await (await fetch('http://localhost:8081/health')).text();
    hold('its health says that it is ours', health.includes('"environment":"embedded"'), health);
    const again = await script('local:up');
    hold('a second `npm run local:up` finds it there', again.code === 0, again.said);

    const golden = await script('golden-path:local');
    const verdict = join(clone, 'reports/verdict.json');
    const said = existsSync(verdict)
      ? (JSON.parse(readFileSync(verdict, 'utf8')) as { verdict: string }).verdict
      : 'none';
    hold(
      `\`npm run golden-path:local\` is green (${Math.round(golden.tookMs / 1000)} s)`,
      golden.code === 0 && said === 'PASS',
      golden.said,
    );
    await proof.whileUp();

    await run(
      'docker',
      ['run', '--detach', '--name', bystander, '--entrypoint', 'sleep', 'golden-path-stack', '600'],
      { cwd: clone },
    );
    const down = await script('local:down');
    hold('`npm run local:down` takes it away', down.code === 0, down.said);
    const taken = await takenPorts(ports);
    hold('and its ports are free', taken === undefined, taken ?? '');
    const left = await run('docker', ['ps', '--all', '--format', '{{.Names}}'], { cwd: clone });
    hold(
      'and nothing else',
      !left.said.split('\n').includes(projectName) && left.said.includes(bystander),
      left.said,
    );
  } finally {
    await run('docker', ['rm', '--force', bystander], { cwd: clone });
    await script('local:down');
  }
}
