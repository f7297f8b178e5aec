import { finding, type Finding } from '../diagnosis/finding.ts';
import type { SocketsSeen } from '../reporting/check-report.ts';
import { excerpt } from './excerpt.ts';

/**
 * No socket of a check ends with 1011, whenever and whoever began the goodbye (requirements F43). One finding for all of them,
 * with the reasons that the server gave.
 */
export function judgeCloses({ opened, ends }: SocketsSeen): readonly Finding[] {
  const errors = ends.filter(({ code }) => code === 1011);
  if (errors.length === 0) return [];
  const reasons = [...new Set(errors.map(({ reason }) => (reason === '' ? 'no reason given' : reason)))];
  const words = `${errors.length} of ${opened} sockets of this check ended so.`;
  return [
    finding(
      'WS_1011',
      words,
      reasons.slice(0, 3).map((reason) => `reason: ${excerpt(reason, 120)}`),
    ),
  ];
}
