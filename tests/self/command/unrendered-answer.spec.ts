import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';

interface Attached {
  readonly name: string;
  readonly path?: string;
}

/** Every attachment of the one run in a reports folder that is a file. */
function attachmentsIn(reports: string): readonly Attached[] {
  const runs = join(reports, 'runs');
  const [name = ''] = readdirSync(runs);
  const found: Attached[] = [];
  JSON.parse(readFileSync(join(runs, name, 'results.json'), 'utf8'), (_key, value: unknown) => {
    if (isAttached(value)) found.push(value);
    return value;
  });
  return found;
}

function isAttached(value: unknown): value is Attached {
  return typeof value === 'object' && value !== null && 'contentType' in value && 'path' in value;
}

test.describe('page that never shows an answer which came over a perfect wire', () => {
  test('is to blame alone, with a picture of it', async ({ meddle, playwrightTest }) => {
    const draws = 'messages: [...this.state.messages, answer]';
    const frontend = { rewrite: (text: string) => text.replaceAll(draws, 'messages: this.state.messages') };
    const urls = await meddle({ auth: {}, backend: {}, frontend });
    const run = await playwrightTest(
      ['--project=local', '--grep', 'agent events|message in a browser'],
      attach(urls),
    );

    const { verdict } = run;
    expect(verdict?.headline).toMatchObject({ code: 'UI_DID_NOT_RENDER', layer: 'ui', class: 'product' });
    expect(run.exitCode).toBe(1);
    expect(run.output).toContain('Users CANNOT chat on local');
    const statusOf = (room: string): readonly (string | undefined)[] =>
      (verdict?.checks ?? []).filter(({ id }) => id.startsWith(room)).map(({ status }) => status);
    expect(statusOf('chat/')).toEqual(['PASS']);
    expect(statusOf('browser/')).toEqual(['FAIL']);
    // The layers below were probed, and each of them was well.
    for (const words of ['login ok', 'upgrade ok', 'greeting ok', '5 of 5 events', '→ ui: UI_DID_NOT_RENDER'])
      expect(run.output).toContain(words);
    const pictures = attachmentsIn(run.reports).filter(({ name }) => name.startsWith('screenshot'));
    expect(pictures.length).toBeGreaterThan(0);
    for (const { path = '' } of pictures) expect(existsSync(path), path).toBe(true);
  });
});
