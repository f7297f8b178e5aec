import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import { readFrame } from '../../../../helpers/chat/read-frame.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import { judgeRecord } from '../../../../helpers/recordings/judge-record.ts';
import { readTurn } from '../../../../helpers/recordings/read-turn.ts';
import { turnText } from '../../../../helpers/recordings/turn-text.ts';
import { redact, registerSecret } from '../../../../helpers/reporting/redact.ts';
import { redactDeep } from '../../../../helpers/reporting/redact-deep.ts';
import { legalRun } from '../../judge/legal-run.ts';
import { mutations } from '../../judge/mutations.ts';
import { record } from '../../judge/record.ts';
import { wireMutations } from '../../judge/wire-mutations.ts';
import { makeRecord } from './make-record.ts';

const token = (part: string): string => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ${part}.c2lnbmF0dXJl`;
const password = 'Zircon "quoted" pass';
const pin = 928_374_651;
registerSecret(password);
registerSecret(String(pin));

/** What a server may put beside the fields of an event; each holds something that nobody may read. */
const extras: readonly Readonly<Record<string, unknown>>[] = [
  { token: token('one') },
  { token: token('two') },
  { access_token: 'not-a-jwt-but-secret' },
  { note: `the password is ${password}` },
  { pin },
  { pin: pin * 10 },
  { headers: { authorization: `Bearer ${'Abcdef0123456789'.repeat(2)}` } },
];

/** The same recording with something secret in some of its frames, as the socket records it. */
function withSecrets(recording: TurnRecording, picks: readonly number[]): TurnRecording {
  const frames = recording.frames.map((frame, at): RecordedFrame => {
    const extra = extras[picks[at % picks.length] ?? 0];
    if (frame.json === undefined || extra === undefined) return frame;
    const raw = JSON.stringify({ ...frame.json, ...extra });
    return { ...frame, raw: redact(raw), ...readFrame(raw, false) };
  });
  return { ...recording, frames };
}

const picks = fc.array(fc.nat(extras.length + 2), { minLength: 7, maxLength: 7 });
const numbers = fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 });

describe('a turn that was written and read', () => {
  test('is judged as it was before, whatever is wrong with it and whatever secrets were in it', () => {
    let broken = 0;
    for (const mutation of [undefined, ...mutations, ...wireMutations]) {
      fc.assert(
        fc.property(legalRun, numbers, picks, (run, some, secrets) => {
          let turn = 0;
          const changed = mutation ? mutation.make(run, (n) => (some[turn++ % some.length] ?? 0) % n) : run;
          if (!changed) return;
          const live = makeRecord(withSecrets(record(changed), secrets));
          const text = turnText(live);
          assert.equal(redact(text), text);
          const { judged } = judgeRecord(live);
          broken += judged.some(({ findings }) => findings.length > 0) ? 1 : 0;
          assert.deepEqual(redactDeep(judgeRecord(readTurn(text)).judged), redactDeep(judged));
        }),
        { numRuns: 2, seed: 6 },
      );
    }
    assert.ok(broken > 60, `only ${broken} of them had a finding`);
  });

  test('is the same turn: written once more, it is the same text', () => {
    fc.assert(
      fc.property(legalRun, picks, (run, secrets) => {
        const text = turnText(makeRecord(withSecrets(record(run), secrets)));
        assert.equal(turnText(readTurn(text)), text);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
