import { expect, test as base } from '@playwright/test';
import { catalogue } from '../../../faults/catalogue/catalogue.ts';
import { runEntry } from '../../../faults/matrix/run-entry.ts';
import { startStack, type Subject } from '../../../faults/matrix/start-stack.ts';

/** One fault a layer, of those that show within seconds; `npm run faults` runs all of them. */
const quick = [
  'X03-backend-refused',
  'X06-backend-unmapped',
  'X15-backend-unhealthy',
  'X28-profile-of-somebody',
  'X35-upgrade-404',
  'X42-close-1011-before-greeting',
  'X76-foreign-user-in-an-event',
  'X67-drop-agent-started',
  'X81-agent-error',
  'X85-wrong-number',
];

const test = base.extend<object, { subject: Subject }>({
  subject: [
    async ({}, use) => {
      const stack = await startStack();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker' },
  ],
});

test.describe('planted fault', () => {
  for (const id of quick) {
    test(`${id} is caught under its name`, async ({ subject }) => {
      const entry = catalogue.find((one) => one.id === id);
      if (!entry) throw new Error(`The catalogue holds no ${id}.`);
      const { got, result, killedBy, output } = await runEntry(
        { ...entry, grep: quickest(entry.grep) },
        subject,
      );

      expect(result, `${got}\n${output.slice(-6_000)}`).toBe('named');
      expect(got).toContain(` ${entry.expected} (${entry.layer}, ${entry.class})`);
      expect(killedBy).not.toEqual([]);
    });
  }
});

/** Of several selections the narrowest: the golden turn alone where it is among them. */
function quickest(grep: string): string {
  return grep.split('|').find((one) => one === 'agent events') ?? grep;
}
