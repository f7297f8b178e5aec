import { complaintOf } from './complaint-of.ts';
import { docker } from './docker.ts';

const limitMs = 15_000;
const without = '`npm run golden-path` needs no Docker';

/** Why no container can be started here, as one sentence; undefined when it can. Starts nothing. */
export async function engineProblem(): Promise<string | undefined> {
  const engine = await docker(['version', '--format', '{{.Server.Version}}'], { limitMs });
  if (engine.ended === 'missing') {
    return `There is no docker command here: install Docker with its compose plugin and run this again (${without}).`;
  }
  if (engine.ended === 'late') {
    return `Docker gave no answer in ${limitMs / 1000} s: wait until its engine has started, or start it again, and run this again (${without}).`;
  }
  if (engine.ended === 'ill') {
    return `No Docker engine can be reached: start it (Docker Desktop, or \`sudo systemctl start docker\`) and run this again (docker says: ${complaintOf(engine)}; ${without}).`;
  }
  const compose = await docker(['compose', 'version', '--short'], { limitMs });
  if (compose.ended === 'well') return undefined;
  return `Docker has no compose plugin here: install it (the package docker-compose-plugin, or docker-compose-v2) and run this again (${without}).`;
}
