import type { Finding } from '../../../helpers/diagnosis/finding.ts';
import type { Agreement } from './agreement.ts';
import type { Ruling } from './ruling.ts';

/** What came of one case. */
export interface Outcome extends Agreement {
  readonly ruling: Ruling;
  readonly found: readonly Finding[];
  /** The whole case in lines, for the person who must decide who is right. */
  readonly drawn: () => string;
}
