import { rollbackTriggers, watchLimits } from '../../env/rollback-triggers.ts';
import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';
import { readResources } from './read-resources.ts';

const gib = 1024 ** 3;

/**
 * The memory of the process that answered, against the limit of a rollback (requirements F31); what it says of the processor stands
 * beside its limit and is not judged (F32): one reading says nothing of a load. `observable` is false where neither can be read.
 */
export function judgeResources(reply: HttpReply): Judgement & { readonly observable: boolean } {
  const reading = reply.status === 200 ? readResources(reply.json) : undefined;
  const bytes = reading?.rssBytes;
  if (reading === undefined || bytes === undefined) {
    return { observable: false, findings: [], evidence: [describeReply(reply)] };
  }
  const limit = rollbackTriggers.MEMORY.limit;
  const held = `${(bytes / gib).toFixed(2)} GiB held, limit ${limit / gib} GiB (n = 1, sampled, ${reading.from})`;
  const used =
    reading.cpuPercent === undefined
      ? []
      : [
          `processor ${reading.cpuPercent} % of a core, documents: below ${watchLimits.cpuPercent} %; not judged`,
        ];
  return {
    observable: true,
    findings: bytes > limit ? [finding('MEMORY_HIGH', `${held}.`, [describeReply(reply)])] : [],
    evidence: [held, ...used],
  };
}
