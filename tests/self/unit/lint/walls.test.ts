import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenRules } from './lint-snippet.ts';

const rule = 'golden-path/walls';
/** Stands before some of the same doors; tests of its own are in false-success.test.ts. */
const reserved = 'golden-path/reserved-imports';

/** Each row: a file, an import in it, and why the wall stands there. */
const refused: readonly (readonly [file: string, code: string, why: string])[] = [
  [
    'env/planted.ts',
    "import { finding } from '../helpers/diagnosis/finding.ts';\nexport const a = finding;\n",
    'env is below helpers',
  ],
  [
    'env/planted.ts',
    "import type { Finding } from '../helpers/diagnosis/finding.ts';\nexport type A = Finding;\n",
    'env is below helpers, types included',
  ],
  [
    'env/planted.ts',
    "import { expect } from '@playwright/test';\nexport const a = expect;\n",
    'env knows no Playwright',
  ],
  [
    'helpers/planted.ts',
    "import { startStack } from '../stack/start-stack.ts';\nexport const a = startStack;\n",
    'the stack is a process',
  ],
  [
    'helpers/planted.ts',
    "export const a = await import('../stack/start-stack.ts');\n",
    'the stack is a process, also later on',
  ],
  [
    'helpers/planted.ts',
    "export { b } from '../tests/self/judge/record.ts';\nexport const a = 1;\n",
    'helpers are below tests',
  ],
  [
    'helpers/planted.ts',
    "import { b } from '../faults/planted.ts';\nexport const a = b;\n",
    'faults are run by path',
  ],
  [
    'helpers/judge/planted.ts',
    "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
    'the judge does no I/O',
  ],
  [
    'helpers/judge/planted.ts',
    "import { readFileSync } from 'fs';\nexport const a = readFileSync;\n",
    'the judge does no I/O by another name',
  ],
  [
    'helpers/judge/planted.ts',
    "import { expect } from '@playwright/test';\nexport const a = expect;\n",
    'the judge knows no Playwright',
  ],
  [
    'helpers/judge/planted.ts',
    "import { WebSocket } from 'ws';\nexport const a = WebSocket;\n",
    'the judge opens no socket',
  ],
  [
    'helpers/judge/planted.ts',
    "import { ChatSocket } from '../chat/chat-socket.ts';\nexport const a = ChatSocket;\n",
    'the judge opens no socket by way of helpers',
  ],
  [
    'helpers/judge/planted.ts',
    "import { test } from '../test.ts';\nexport const a = test;\n",
    'the judge knows no fixture',
  ],
  [
    'helpers/ladder/planted.ts',
    "import { test } from '../fixtures/check.ts';\nexport const a = test;\n",
    'the ladder knows no fixture',
  ],
  [
    'helpers/ladder/planted.ts',
    "import { WebSocket } from 'ws';\nexport const a = WebSocket;\n",
    'the ladder asks through the clients of the suite',
  ],
  [
    'stack/planted.ts',
    "import { turnMessage } from '../helpers/chat/turn-message.ts';\nexport const a = turnMessage;\n",
    'the contract is written twice',
  ],
  [
    'stack/planted.ts',
    "import { forbiddenWords } from '../env/forbidden-words.ts';\nexport const a = forbiddenWords;\n",
    'the stack stands apart',
  ],
  [
    'stack/planted.ts',
    "import type { Turn } from '../helpers/chat/turn.ts';\nexport type A = Turn;\n",
    'types are the contract too',
  ],
  [
    'stack/planted.ts',
    "import { codes } from '../helpers/diagnosis/codes.ts';\nexport const a = codes;\n",
    'the type of the codes alone',
  ],
  [
    'stack/planted.ts',
    "import { record } from '../tests/self/judge/record.ts';\nexport const a = record;\n",
    'the stack stands apart',
  ],
  [
    'faults/planted.ts',
    "import { judgeTurn } from '../helpers/judge/judge-turn.ts';\nexport const a = judgeTurn;\n",
    'faults do not know the judge',
  ],
  [
    'faults/planted.ts',
    "import { startStack } from '../stack/start-stack.ts';\nexport const a = startStack;\n",
    'the gateway takes any stack',
  ],
  [
    'tests/chat/planted.ts',
    "import { startStack } from '../../stack/start-stack.ts';\nexport const a = startStack;\n",
    'a spec sees a target, not the stack',
  ],
  [
    'tests/chat/planted.ts',
    "import { WebSocket } from 'ws';\nexport const a = WebSocket;\n",
    'talking is for helpers',
  ],
  [
    'tests/chat/planted.ts',
    "import { setTimeout } from 'node:timers/promises';\nexport const a = setTimeout;\n",
    'a spec does not sleep',
  ],
  ['tests/chat/planted.ts', "import { test } from '@playwright/test';\nexport const a = test;\n", 'one door'],
  [
    'tests/chat/planted.ts',
    "import { test } from '../../helpers/fixtures/chat.ts';\nexport const a = test;\n",
    'one door, no side entrance',
  ],
  [
    'tests/chat/planted.ts',
    "import { test as base } from '../../helpers/fixtures/chat.ts';\nexport const a = base;\n",
    'one door, not in disguise',
  ],
  [
    'helpers/planted.ts',
    "import { a } from '../../elsewhere.ts';\nexport const b = a;\n",
    'nothing outside of the project',
  ],
];

const letIn: readonly (readonly [file: string, code: string])[] = [
  [
    'env/planted.ts',
    "import { z } from 'zod';\nimport { targetNames } from './target.ts';\nexport const a = [z, targetNames];\n",
  ],
  ['helpers/planted.ts', "import { budgetsFor } from '../env/budgets.ts';\nexport const a = budgetsFor;\n"],
  [
    'helpers/judge/planted.ts',
    "import { noncePattern } from '../../env/prompts.ts';\nexport const a = noncePattern;\n",
  ],
  ['helpers/judge/planted.ts', "import type { Chat } from '../chat/chat.ts';\nexport type A = Chat;\n"],
  ['helpers/judge/planted.ts', "import { type Chat } from '../chat/chat.ts';\nexport type A = Chat;\n"],
  ['stack/planted.ts', "import type { Code } from '../helpers/diagnosis/codes.ts';\nexport type A = Code;\n"],
  [
    'faults/planted.ts',
    "import { type Code } from '../helpers/diagnosis/codes.ts';\nexport type A = Code;\n",
  ],
  [
    'tests/chat/planted.ts',
    "import { expect, test } from '../../helpers/test.ts';\nexport const a = [expect, test];\n",
  ],
  [
    'tests/self/unit/planted.ts',
    "import { startStack } from '../../../stack/start-stack.ts';\nexport const a = startStack;\n",
  ],
];

describe('walls', () => {
  for (const [file, code, why] of refused) {
    it(`stop ${file}: ${code.split('\n')[0] ?? ''} (${why})`, async () => {
      const broken = await brokenRules({ file, code });
      assert.deepEqual(
        broken.filter((one) => one !== reserved),
        [rule],
      );
    });
  }

  for (const [file, code] of letIn) {
    it(`let ${file} have ${code.split('\n')[0] ?? ''}`, async () => {
      assert.deepEqual(await brokenRules({ file, code }), []);
    });
  }
});
