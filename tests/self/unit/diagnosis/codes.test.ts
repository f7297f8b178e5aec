import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { codes } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { layers } from '../../../../helpers/diagnosis/layers.ts';

const text = readFileSync(new URL('../../../../docs/findings.md', import.meta.url), 'utf8');
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return [title.trim(), lines.filter((line) => line.trim() !== '')] as const;
    }),
);

describe('the code table', () => {
  it('is in the order of the layers', () => {
    const order = layers.map(({ name }) => name as string);
    const heights = Object.values(codes).map(({ layer }) => order.indexOf(layer));
    assert.deepEqual(
      heights,
      heights.toSorted((a, b) => a - b),
    );
  });

  it('has one plain sentence for each code, that none shares', () => {
    const sentences = Object.values(codes).map(({ sentence }) => sentence);
    for (const sentence of sentences) assert.match(sentence, /^[A-Z].{10,110}\.$/);
    assert.equal(new Set(sentences).size, sentences.length);
  });

  it('calls name resolution and connections the environment, and keys credentials', () => {
    for (const [code, row] of Object.entries(codes)) {
      if (['dns', 'tcp', 'tls'].includes(row.layer)) assert.equal(row.class, 'environment', code);
      if (code.startsWith('CREDENTIAL_')) assert.equal(row.class, 'credentials', code);
      if (row.layer === 'self') assert.equal(row.class, 'self', code);
    }
  });

  it('names the agent events that are missing before those out of place', () => {
    const events = Object.entries(codes).filter(([, { layer }]) => layer === 'events');
    assert.deepEqual(
      events.map(([code]) => code),
      [
        'EVENTS_MISSING',
        'EVENT_MISSING',
        'NO_TERMINAL',
        'AGENT_TIMEOUT_NO_ERROR',
        'AGENT_STALLED',
        'TOOL_UNPAIRED',
        'EVENT_ORDER',
        'RUN_MISMATCH',
        'THREAD_MISMATCH',
        'EVENT_DUPLICATED',
        'TERMINAL_REPEATED',
        'EVENT_AFTER_TERMINAL',
        'EVENT_SCHEMA',
        'EVENTS_NOT_REALTIME',
        'EVENT_LATE',
        'EVENT_GAP',
      ],
    );
  });

  it('makes findings that read on into their details', () => {
    const made = finding('EVENT_MISSING', 'tool_completed never came.', ['frame 3']);
    assert.equal(made.sentence, 'Not all of the five agent events come. tool_completed never came.');
    assert.equal(made.layer, 'events');
  });
});

describe('docs/findings.md', () => {
  it('has a section for each code, in the same order, and no other', () => {
    assert.deepEqual([...sections.keys()], Object.keys(codes));
  });

  it('repeats the sentence of the table, and says the cause and what to do', () => {
    for (const [code, row] of Object.entries(codes)) {
      const lines = sections.get(code) ?? [];
      assert.equal(lines[0], `${row.sentence} (${row.layer}, ${row.class}, ${row.severity})`);
      assert.match(lines[1] ?? '', /^- Usual cause: /);
      assert.match(lines[2] ?? '', /^- What to do next: /);
      assert.equal(row.anchor, code.toLowerCase());
    }
  });
});
