import { codes } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Check } from '../diagnosis/verdict-document.ts';
import { stages, type Stage } from './stages.ts';

/** The step that a check belongs to, by its id: its own spec if a step names it, else its folder. */
export function stageOfCheck({ id }: Pick<Check, 'id'>): Stage | undefined {
  const [spec = ''] = id.split(':');
  const [folder = ''] = spec.split('/');
  return (
    stages.find(({ specs }) => specs.includes(spec)) ?? stages.find(({ specs }) => specs.includes(folder))
  );
}

/** The step at which a finding broke: that of its layer, but where a step is too slow or too many ask at once that of its check. */
export function stageOfFinding(finding: Finding, checks: readonly Check[]): Stage | undefined {
  const check = checks.find(({ title }) => title === finding.test);
  const own = check && stageOfCheck(check);
  if (finding.layer === 'latency' && own) return own;
  // Somebody who should not get in is not a matter of those who may.
  const isAboutGuard =
    finding.layer === 'auth' && (finding.severity !== 'fail' || codes[finding.code].guards);
  if (isAboutGuard === true && own?.name === 'guard') return own;
  return stages.find(({ layers }) => layers.includes(finding.layer));
}
