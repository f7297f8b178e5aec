import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { readHistory } from '../../../../helpers/history/read-history.ts';
import { carryHistory } from '../../../../helpers/monitor/carry-history.ts';
import { lastNotedDeployment } from '../../../../helpers/monitor/deployment-note.ts';
import { missedSlots } from '../../../../helpers/monitor/missed-notes.ts';
import { makeLine } from '../history/make-line.ts';

const lineFile = (id: string): Record<string, Uint8Array> => ({
  [`staging/2025-09-13T10-00-00-000Z-${id}.jsonl`]: strToU8(
    `${JSON.stringify(makeLine({ id, startedAt: '2025-09-13T10:00:00.000Z' }))}\n`,
  ),
});
const note = strToU8(JSON.stringify({ target: 'staging', at: '2025-09-13T09:00:00.000Z' }));
const missed = strToU8(
  JSON.stringify({
    target: 'staging',
    dueAt: '2025-09-13T09:30:00.000Z',
    from: '2025-09-13T09:30:00.000Z',
    until: '2025-09-13T10:00:00.000Z',
    profile: 'smoke',
  }),
);

/** Two runs that ended at the same time and knew nothing of each other, and two that are not to be believed. */
const zips: Readonly<Record<number, Uint8Array>> = {
  1: zipSync({
    ...lineFile('one'),
    'deployments/2025-09-13T09-00-00-000Z-staging.json': note,
    'missed/2025-09-13T09-30-00-000Z-staging.json': missed,
  }),
  2: zipSync({ ...lineFile('two'), ...lineFile('old'), '../../outside.jsonl': strToU8('{}') }),
  3: zipSync(lineFile('fork')),
  4: zipSync(lineFile('branch')),
};

const artifact = (id: number, branch = 'main', head = 7) => ({
  id,
  name: 'golden-path-history-staging',
  expired: false,
  workflow_run: { repository_id: 7, head_repository_id: head, head_branch: branch },
});

describe('the history of earlier runs', () => {
  let server: Server;
  let api = '';
  const authorized: (string | undefined)[] = [];

  before(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://here');
      const id = Number(/(?:artifacts|store)\/(\d+)/.exec(url.pathname)?.[1]);
      if (url.pathname.startsWith('/store/')) {
        authorized.push(request.headers.authorization);
        response.end(zips[id]);
      } else if (url.pathname.endsWith('/zip')) {
        response.writeHead(id === 5 ? 410 : 302, id === 5 ? {} : { location: `${api}/store/${id}` }).end();
      } else if (request.headers.authorization === 'Bearer good') {
        const artifacts = [
          artifact(1),
          artifact(2),
          artifact(3, 'main', 8),
          artifact(4, 'other'),
          artifact(5),
        ];
        response.end(JSON.stringify({ artifacts }));
      } else response.writeHead(403).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it('holds the lines of runs that ended at once, and nothing of forks and other branches', async () => {
    const reports = mkdtempSync(join(tmpdir(), 'golden-path-carry-'));
    try {
      const from = { onGitHub: true, api, repository: 'o/n', token: 'good', branch: 'main' };
      const carried = await carryHistory(reports, 'staging', from);
      const ids = readHistory(reports).runs.map(({ id }) => id);
      assert.deepEqual(ids.toSorted(), ['old', 'one', 'two']);
      assert.equal(lastNotedDeployment(reports, 'staging'), Date.parse('2025-09-13T09:00:00Z'));
      assert.deepEqual(missedSlots(reports, 'staging', []), [{ dueAt: '2025-09-13T09:30:00.000Z' }]);
      assert.match(carried.sentence, /3 lines; 3 of them came from 2 earlier runs/);
      const again = await carryHistory(reports, 'staging', from);
      assert.match(again.sentence, /3 lines; 0 of them/);
      assert.deepEqual(readdirSync(reports), ['history']);
    } finally {
      rmSync(reports, { recursive: true, force: true });
    }
  });

  it('never shows the store behind the service the token', () => {
    assert.ok(authorized.length > 0);
    assert.deepEqual(new Set(authorized), new Set([undefined]));
  });

  it('says which permission is missing, and where there is nothing to ask', async () => {
    const from = { onGitHub: true, api, repository: 'o/n', token: 'bad', branch: 'main' };
    await assert.rejects(carryHistory(tmpdir(), 'staging', from), /answered 403.*`actions: read`/);
    assert.equal((await carryHistory(tmpdir(), 'staging', { onGitHub: false })).isFetched, false);
  });
});
