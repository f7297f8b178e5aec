import { docker } from './docker.ts';
import { ourCompose, serviceName } from './local-stack.ts';

const limitMs = 10_000;

/** How our container is: `absent`, a state of Docker's (`created`, `running`, `exited`, …), or its health while it runs. */
export async function containerState(): Promise<string> {
  const found = await docker([...ourCompose, 'ps', '--all', '--quiet', serviceName], { limitMs });
  const id = found.stdout.trim().split('\n')[0];
  if (found.ended !== 'well' || !id) return 'absent';
  const format = '{{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}}';
  const looked = await docker(['inspect', '--format', format, id], { limitMs });
  const [status = 'absent', health] = looked.stdout.trim().split(' ');
  return status === 'running' && health ? health : status || 'absent';
}

/** The last line that the container wrote, and what its last health check said; for when it does not become healthy. */
export async function lastWords(): Promise<string> {
  const logs = await docker(
    [...ourCompose, 'logs', '--no-color', '--no-log-prefix', '--tail', '5', serviceName],
    {
      limitMs,
    },
  );
  const lines = `${logs.stdout}\n${logs.stderr}`.split('\n').map((line) => line.trim());
  return (lines.findLast((line) => line !== '') ?? 'nothing').replace(/[.!]+$/, '');
}
