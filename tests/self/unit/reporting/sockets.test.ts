import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeSockets } from '../../../../helpers/reporting/describe-sockets.ts';
import { sumSockets } from '../../../../helpers/reporting/sum-sockets.ts';
import { makeReport } from './make-report.ts';

const end = (code: number, by: 'us' | 'them', reason = '') => ({ code, by, reason });

describe('the chat sockets of a run', () => {
  it('are summed over all checks, by how they ended and who began', () => {
    const one = { attempts: 3, opened: 2, ends: [end(1000, 'us'), end(1011, 'them', 'main mode error')] };
    const other = {
      attempts: 4,
      opened: 4,
      ends: [
        end(1000, 'us'),
        end(1000, 'them'),
        end(1011, 'them', 'main mode error'),
        end(1011, 'them', 'b'),
      ],
    };

    assert.deepEqual(
      sumSockets([makeReport({ sockets: one }), makeReport(), makeReport({ sockets: other })]),
      {
        attempts: 7,
        opened: 6,
        ends: [
          { code: 1011, by: 'them', count: 3, reasons: ['main mode error', 'b'] },
          { code: 1000, by: 'us', count: 2, reasons: [] },
          { code: 1000, by: 'them', count: 1, reasons: [] },
        ],
      },
    );
  });

  it('keep three reasons of one kind of end', () => {
    const ends = ['a', 'b', 'c', 'd'].map((reason) => end(1008, 'them', reason));
    assert.deepEqual(
      sumSockets([makeReport({ sockets: { attempts: 4, opened: 4, ends } })]).ends[0]?.reasons,
      ['a', 'b', 'c'],
    );
  });

  it('are one sentence that always says how many ended with 1011', () => {
    const ends = [
      { code: 1000, by: 'us', count: 57, reasons: [] },
      { code: 1006, by: 'us', count: 2, reasons: [] },
      { code: 1011, by: 'them', count: 1, reasons: [] },
    ] as const;
    assert.equal(
      describeSockets({ attempts: 61, opened: 60, ends }),
      'Chat sockets: 60 of 61 attempts opened; ended by us: 57 with 1000, 2 with 1006; ended by the server: 1 with 1011; closes with 1011: 1.',
    );
    assert.match(
      describeSockets({ attempts: 1, opened: 1, ends: [] }),
      /ended by us: none; .* closes with 1011: 0\.$/,
    );
    assert.equal(describeSockets({ attempts: 0, opened: 0, ends: [] }), 'No chat socket was tried.');
  });
});
