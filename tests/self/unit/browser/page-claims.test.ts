import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { PageClaims } from '../../../../helpers/browser/page-claims.ts';
import { FindingError } from '../../../../helpers/diagnosis/finding.ts';
import { RequestGovernor } from '../../../../helpers/run/governor.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-path-claims-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const ws = 'wss://api.example/ws';
const page = new URL('https://app.example/chat');
const upgrade = new URL('https://api.example/ws');
let files = 0;

/** A real governor with a clock of its own: whoever waits moves it on. */
function makeClaims(limit: number) {
  let nowMs = 1_000_000;
  const sentMs: number[] = [];
  const clock = {
    now: () => nowMs,
    sleep: (ms: number) => {
      nowMs += ms;
      return Promise.resolve();
    },
  };
  const file = join(folder, `${(files += 1)}.json`);
  const governor = new RequestGovernor({
    limit: { requestsPerMinute: limit, apiRequestsPerMinute: limit },
    file,
    clock,
  });
  const dry: boolean[] = [];
  const claims = new PageClaims({ pacer: governor, ws, onDry: (isDry) => dry.push(isDry) });
  const note = (): void => void sentMs.push(nowMs);
  const mostInAMinute = (): number =>
    Math.max(...sentMs.map((from) => sentMs.filter((at) => at >= from && at < from + 60_000).length));
  return { claims, governor, clock, dry, note, mostInAMinute, passMs: (ms: number) => (nowMs += ms) };
}

describe('the claims of a page', () => {
  it('let what was claimed for a load pass at once', async () => {
    const { claims, clock } = makeClaims(10);
    const release = await claims.reserve([{ host: 'app.example', lane: 'other', slots: 8 }]);
    const before = clock.now();
    for (let count = 0; count < 8; count += 1) await claims.take(page);
    assert.equal(clock.now(), before);
    await release();
  });

  it('let everything else take its turn, so that no minute has too many', async () => {
    const { claims, note, mostInAMinute, clock } = makeClaims(6);
    const release = await claims.reserve([{ host: 'app.example', lane: 'other', slots: 3 }]);
    const before = clock.now();
    for (let count = 0; count < 20; count += 1) {
      await claims.take(page);
      note();
    }
    await release();
    assert.ok(mostInAMinute() <= 6);
    assert.ok(clock.now() - before >= 120_000);
  });

  it('give back what a load did not use', async () => {
    const { claims, clock } = makeClaims(10);
    const release = await claims.reserve([{ host: 'app.example', lane: 'other', slots: 10 }]);
    await claims.take(page);
    await release();
    const before = clock.now();
    await (
      await claims.reserve([{ host: 'app.example', lane: 'other', slots: 9 }])
    )();
    assert.equal(clock.now(), before);
  });

  it('hold upgrades ahead, so that a loop of them keeps the limit and dries up', async () => {
    const { claims, note, mostInAMinute, dry } = makeClaims(6);
    await claims.begin();
    for (let count = 0; count < 15; count += 1) {
      note();
      await claims.takeUpgrade(upgrade);
    }
    assert.ok(mostInAMinute() <= 6, `${mostInAMinute()}`);
    assert.equal(dry.at(-1), false);
    await claims.close();
  });

  it('say that they are dry while no upgrade is left', async () => {
    const { claims, dry } = makeClaims(10);
    await claims.begin();
    await Promise.all([claims.takeUpgrade(upgrade), claims.takeUpgrade(upgrade)]);
    assert.ok(dry.includes(true));
    assert.equal(dry.at(-1), false);
    await claims.close();
  });

  it('give everything back at the end', async () => {
    const { claims, governor, clock } = makeClaims(6);
    await claims.begin();
    await claims.close();
    const before = clock.now();
    await (await governor.reserve('api.example', 6)).close();
    assert.equal(clock.now(), before);
  });

  it('say in the words of a finding that a host has stopped us', async () => {
    const { claims, governor, clock } = makeClaims(10);
    const release = await claims.reserve([{ host: 'app.example', lane: 'other', slots: 2 }]);
    await governor.stop('app.example', clock.now() + 30_000);
    await assert.rejects(
      () => claims.take(page),
      (error) => error instanceof FindingError && error.finding.code === 'SELF_RATE_LIMITED',
    );
    await release();
  });
});
