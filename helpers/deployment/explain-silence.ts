import type { Code } from '../diagnosis/codes.ts';
import { FindingError } from '../diagnosis/finding.ts';
import { askCompose } from './ask-compose.ts';
import { explainCompose, type ComposeExplanation } from './explain-compose.ts';

/** Nothing listens, or nothing answers. */
const silent: readonly Code[] = ['TCP_REFUSED', 'TCP_TIMEOUT'];

/** Asked once a process: the services of one file are up or down together. */
const asked = new Map<string, Promise<ComposeExplanation>>();

/**
 * An error by which a host was not reached, with what Docker Compose says of it where the target names a compose file: which service is
 * not up is of more use than that its port is silent. Every other error comes back as it is.
 */
export async function explainSilence(error: unknown, composeFile: string | undefined): Promise<unknown> {
  if (composeFile === undefined || !(error instanceof FindingError)) return error;
  if (!silent.includes(error.finding.code)) return error;
  const known = asked.get(composeFile) ?? askCompose(composeFile).then(explainCompose);
  asked.set(composeFile, known);
  const { finding, words } = await known;
  const { sentence, evidence } = error.finding;
  return finding
    ? new FindingError({ ...finding, evidence: [sentence, ...evidence, ...finding.evidence] })
    : new FindingError({ ...error.finding, sentence: `${sentence} ${words}` });
}
