import { styleText } from 'node:util';
import type { DoctorLine } from './doctor-line.ts';

const marks = {
  right: { word: 'ok', colour: 'green' },
  wrong: { word: 'WRONG', colour: 'red' },
  note: { word: 'note', colour: 'dim' },
} as const;

/** The lines for people, the remedy below each wrong one. Pure. */
export function drawExamination(lines: readonly DoctorLine[], inColour: boolean): string {
  return lines
    .map((line) => {
      const { word, colour } = marks[line.state];
      const mark = word.padEnd(5);
      const head = `${inColour ? styleText(colour, mark, { validateStream: false }) : mark}  ${line.subject}: ${line.saw}`;
      return line.state === 'wrong' ? `${head}\n       → ${line.remedy}` : head;
    })
    .join('\n');
}
