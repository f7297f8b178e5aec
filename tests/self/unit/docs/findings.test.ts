import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { targetNames } from '../../../../env/target.ts';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { layers } from '../../../../helpers/diagnosis/layers.ts';
import { layerTitle } from '../../../../helpers/diagnosis/plain-titles.ts';
import { ownerOf } from '../../../../helpers/diagnosis/verdict-owner.ts';
import { parseFindings } from '../../../../helpers/explain/parse-findings.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const text = readFileSync(join(root, 'docs/findings.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};
const { meanings, problems } = parseFindings(text);
const all = Object.keys(codes) as Code[];
const commands = [...meanings].flatMap(([code, { command }]) =>
  command === undefined ? [] : [{ code, command }],
);

/** Every sentence that is written for one code, with where it stands. */
const sentences = [...meanings].flatMap(([code, { cause, next, aboutCommand, rulesOut, neighbours }]) =>
  [
    ['cause', cause],
    ['next', next],
    ['about the command', aboutCommand],
    ['rules out', rulesOut],
    ...neighbours.map((one) => [`not ${one.code}`, one.why]),
  ].map(([part = '', words = '']) => ({ place: `${code}, ${part}`, words })),
);

/** Pairs of codes that are told apart by one sign (docs/judging.md); each has to say why it is not the other. */
const overlapping: readonly (readonly [Code, Code])[] = [
  ['AGENT_SILENT', 'ACK_ONLY'],
  ['AGENT_SILENT', 'EVENTS_MISSING'],
  ['AGENT_SILENT', 'WS_HALF_OPEN'],
  ['NO_TERMINAL', 'AGENT_STALLED'],
  ['NO_TERMINAL', 'AGENT_TIMEOUT_NO_ERROR'],
  ['AGENT_STALLED', 'AGENT_TIMEOUT_NO_ERROR'],
  ['EVENT_MISSING', 'TOOL_UNPAIRED'],
  ['EVENT_MISSING', 'EVENT_ORDER'],
  ['TOOL_UNPAIRED', 'EVENT_ORDER'],
  ['EVENT_LATE', 'EVENT_GAP'],
  ['EVENT_LATE', 'BUDGET_EXCEEDED'],
  ['EVENT_GAP', 'BUDGET_EXCEEDED'],
  ['NO_CONNECTED_FRAME', 'UNKNOWN_ENVELOPE'],
  ['NO_PONG', 'NO_HEARTBEAT'],
  ['SELF_RATE_LIMITED', 'UA_BLOCKED'],
  ['LOGIN_REFUSED', 'LOGIN_ACCEPTS_ANYTHING'],
  ['IDENTITY_MISMATCH', 'AUTH_BYPASSED'],
  ['IDENTITY_MISMATCH', 'IDENTITY_COLLISION'],
  ['CREDENTIAL_MISSING', 'CREDENTIAL_INVALID'],
  ['CREDENTIAL_INVALID', 'CREDENTIAL_UNCONFIGURED'],
  ['NOTHING_RAN', 'MANIFEST_SHORT'],
  ['JWT_CROSS_SERVICE_REJECTED', 'S2S_AUTH_FAIL'],
  ['JWT_CROSS_SERVICE_REJECTED', 'LB_HEADER_STRIPPED'],
  ['LB_SUBPROTOCOL_STRIPPED', 'SUBPROTOCOL_NEGOTIATION'],
  ['WS_HTTP_403', 'WS_AUTH_FAILED'],
  ['WS_CLOSED_1000_EARLY', 'WS_CLOSED_BEFORE_TERMINAL'],
  ['TERMINAL_REPEATED', 'EVENT_AFTER_TERMINAL'],
  ['UI_DID_NOT_RENDER', 'UI_ANSWER_DIFFERS'],
  ['UI_SEND_DISABLED', 'UI_NOT_SENT'],
];

describe('docs/findings.md', () => {
  it('says of every code, in the order of the table, each of the parts, in the one form that is read', () => {
    assert.deepEqual(problems, []);
    assert.deepEqual([...meanings.keys()], all);
  });

  it('repeats the sentence of the table and the owner that a report names', () => {
    for (const [code, { says, owner }] of meanings) {
      const { sentence, layer, class: kind } = codes[code];
      assert.equal(says, sentence);
      assert.equal(owner.toLowerCase(), `${ownerOf({ code, layer, class: kind }, 'staging')}.`.toLowerCase());
    }
  });

  it('lists every code under its layer, with a link to its section', () => {
    for (const { name } of layers) {
      const links = all
        .filter((code) => codes[code].layer === name)
        .map((code) => `[${code}](#${codes[code].anchor})`);
      assert.ok(text.includes(`\n- ${layerTitle(name)}: ${links.join(', ')}\n`), name);
    }
  });

  it('says whole sentences, and none of them twice', () => {
    const said = sentences.filter(({ words }) => words !== '');
    for (const { place, words } of said) {
      assert.match(words, /[.!?]$|`$/, place);
      assert.ok(words.length >= 15 || words === '`npm ci`.', `${place}: ${words}`);
    }
    const firsts = new Map<string, string>();
    for (const { place, words } of said) {
      assert.equal(firsts.get(words), undefined, `${place} says what stands elsewhere: ${words}`);
      firsts.set(words, place);
    }
  });

  it('links only to what is there', () => {
    for (const [, path = '', anchor] of text.matchAll(/\]\(([^)#]*)(?:#([^)]+))?\)/g)) {
      const target = path === '' ? 'docs/findings.md' : join('docs', path);
      assert.ok(existsSync(join(root, target)), target);
      if (anchor === undefined || path !== '') continue;
      assert.ok(
        all.some((code) => codes[code].anchor === anchor),
        anchor,
      );
    }
  });

  it('names no code as its own neighbour, and none twice', () => {
    for (const [code, { neighbours }] of meanings) {
      const names = neighbours.map((one) => one.code);
      assert.equal(new Set(names).size, names.length, code);
      assert.ok(!names.includes(code), code);
    }
  });

  for (const [one, other] of overlapping) {
    it(`says of ${one} and of ${other} why it is not the other`, () => {
      for (const [code, not] of [
        [one, other],
        [other, one],
      ] as const)
        assert.ok(
          meanings.get(code)?.neighbours.some((neighbour) => neighbour.code === not),
          `${code} does not say why not ${not}`,
        );
    });
  }
});

describe('the commands of docs/findings.md', () => {
  it('are there for nearly every code, and say so where there is none', () => {
    const without = all.filter((code) => meanings.get(code)?.command === undefined);
    assert.deepEqual(without, ['SELF_RATE_LIMITED', 'CREDENTIAL_UNCONFIGURED', 'CROSS_USER_LEAK']);
    for (const code of without) assert.match(meanings.get(code)?.aboutCommand ?? '', /^None: /);
  });

  it('name scripts that package.json has', () => {
    for (const { code, command } of [...commands, ...quoted()]) {
      const script = /^npm run ([\w:-]+)/.exec(command)?.[1];
      if (script !== undefined) assert.ok(Object.hasOwn(scripts, script), `${code}: npm run ${script}`);
    }
  });

  it('name specs that are there, and targets and tags that are known', () => {
    for (const { code, command } of commands) {
      for (const [spec] of command.matchAll(/tests\/\S+\.spec\.ts/g))
        assert.ok(existsSync(join(root, spec)), `${code}: ${spec}`);
      for (const [, target = ''] of command.matchAll(/--project[= ](\S+)/g))
        assert.ok((targetNames as readonly string[]).includes(target), `${code}: ${target}`);
    }
  });

  it('begin with a program that everybody has', () => {
    const programs = new Set(commands.map(({ command }) => command.split(' ')[0]));
    assert.deepEqual([...programs].sort(), ['curl', 'docker', 'git', 'node', 'npm', 'npx', 'nslookup']);
  });

  /** Commands that stand in the middle of a sentence. */
  function quoted(): readonly { readonly code: string; readonly command: string }[] {
    return sentences.flatMap(({ place, words }) =>
      [...words.matchAll(/`([^`]+)`/g)].map(([, command = '']) => ({ code: place, command })),
    );
  }
});

describe('a section of another form', () => {
  const section = (code: string): string => {
    const start = text.indexOf(`\n## ${code}\n`);
    return text.slice(start, text.indexOf('\n## ', start + 1));
  };

  it('is left out and named, and the others are read', () => {
    const broken = section('ACK_ONLY').replace('- Next command:', '- Command:');
    const read = parseFindings(`${section('AGENT_SILENT')}${broken}`);
    assert.deepEqual([...read.meanings.keys()], ['AGENT_SILENT']);
    assert.deepEqual(read.problems, ['ACK_ONLY: its bullet 3 is not "Next command".']);
  });

  it('is told by a code that there is not, a neighbour that there is not, and a part that is empty', () => {
    const of = (change: (words: string) => string): readonly string[] =>
      parseFindings(change(section('ACK_ONLY'))).problems;
    assert.deepEqual(
      of((words) => words.replace('## ACK_ONLY', '## ACK_NEVER')),
      ['There is no code ACK_NEVER.'],
    );
    assert.deepEqual(
      of((words) => words.replace('(#agent_silent)', '(#agent_loud)')),
      ['ACK_ONLY: its bullet 6 is not "Why not [CODE](#code)".'],
    );
    assert.deepEqual(
      of((words) => words.replace(/- Usual cause: .*/, '- Usual cause: ')),
      ['ACK_ONLY: its bullet 1 is not "Usual cause".'],
    );
    assert.deepEqual(
      of((words) => words.replace(/ \(routing, product, fail\)/, '')),
      ['ACK_ONLY: its first line is no sentence with layer, class and severity behind it.'],
    );
  });
});
