import { finding, type Finding } from '../diagnosis/finding.ts';
import type { ComposeAnswers, DockerAnswer } from './compose-answers.ts';

/** A container as `docker compose ps` lists it. */
interface Container {
  readonly service: string;
  /** `running`, `exited`, `restarting`, `created` … */
  readonly state: string;
  /** `healthy`, `unhealthy`, `starting`, or nothing where the image has no health check. */
  readonly health: string;
}

/** What is wrong with the local services; undefined where Compose finds nothing wrong, or could not be asked. `words`: what it says. */
export interface ComposeExplanation {
  readonly finding?: Finding;
  readonly words: string;
}

/** Says why a port of the local services may be silent. Pure; never throws. */
export function explainCompose({ file, config, ps }: ComposeAnswers): ComposeExplanation {
  const command = `docker compose -f ${file}`;
  const early = unanswered(config, `${command} config`) ?? (ps && unanswered(ps, `${command} ps`));
  if (early) return early;
  const wanted = config.stdout.split('\n').flatMap((line) => line.trim() || []);
  const containers = containersIn(ps?.stdout ?? '');
  const states = wanted.map((service) => ({ service, state: stateOf(service, containers) }));
  const down = states.filter(({ state }) => state !== undefined);
  if (wanted.length === 0) return found(`${command} config names no service.`);
  if (down.length > 0) {
    const list = down.map(({ service, state = '' }) => `${service} is ${state}`).join(', ');
    const evidence = containers.map(({ service, state, health }) => `${service}: ${state} ${health}`.trim());
    return found(`Of ${wanted.length} services in ${file}, ${list}.`, evidence);
  }
  return {
    words: `Docker Compose says that all ${wanted.length} services of ${file} are up, so they publish other ports than the ones that are set here.`,
  };
}

function unanswered(
  { ended, stderr, stdout }: DockerAnswer,
  command: string,
): ComposeExplanation | undefined {
  if (ended === 'well') return undefined;
  if (ended === 'missing') {
    return { words: 'Docker is not installed here, so it cannot say which of the services is down.' };
  }
  if (ended === 'late')
    return { words: `\`${command}\` gave no answer in time; Docker itself may be starting.` };
  return found(`\`${command}\` says: ${firstLine(stderr) ?? firstLine(stdout) ?? 'nothing, but it failed'}`);
}

function found(words: string, evidence: readonly string[] = []): ComposeExplanation {
  const sentence = /[.!?]$/.test(words) ? words : `${words}.`;
  return { finding: finding('LOCAL_STACK_INVALID', sentence, evidence), words: sentence };
}

/** The first line that is no warning. */
function firstLine(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/level=(?:warning|info)/.test(line) && !/^WARN/.test(line));
}

/** What is wrong with a service; undefined when it runs and is not ill. */
function stateOf(service: string, containers: readonly Container[]): string | undefined {
  const own = containers.filter((container) => container.service === service);
  const [first] = own;
  if (first === undefined) return 'absent';
  const stopped = own.find(({ state }) => state !== 'running');
  if (stopped) return stopped.state;
  const ill = own.find(({ health }) => health !== '' && health !== 'healthy');
  return ill?.health;
}

/** One JSON object a line, or one list of them: it depends on the version. What is neither is left out. */
function containersIn(text: string): readonly Container[] {
  const whole = parsed(text);
  const values = Array.isArray(whole) ? (whole as unknown[]) : text.split('\n').map(parsed);
  return values.flatMap((value) => {
    if (typeof value !== 'object' || value === null) return [];
    const fields = value as Readonly<Record<string, unknown>>;
    const word = (name: string): string =>
      typeof fields[name] === 'string' ? fields[name].toLowerCase() : '';
    const service = fields['Service'];
    if (typeof service !== 'string') return [];
    return [{ service, state: word('State'), health: word('Health') }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
