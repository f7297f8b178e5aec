import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';
import { instead } from './frame-faults.ts';

const agent = inLayer('agent', 'product', goldenTurn, 100);
const says = (text: string): FaultInput[] => [{ kind: 'agent-canned', answer: text }];
const trouble = (error_code: string, error_message: string): FaultInput[] =>
  instead({ type: 'error_message', error_code, error_message });

const cannedTexts = {
  mock: 'Mock triage agent response for your message',
  timeout: 'This is a timeout fallback, please ask again',
  degraded: 'Degraded mode: the full service is not available',
  echo: 'Agent response for: your message',
  completed: 'Analysis completed.',
};

export const agents: readonly CatalogueEntry[] = [
  agent(
    'X64-request-error',
    'The router answers with an error frame',
    'AGENT_ERROR',
    'HND L340',
    trouble('AGENT_REQUEST_ERROR', "name 'user_request' is not defined"),
  ),
  agent('X81-agent-error', 'The agent ends with an error', 'AGENT_ERROR', 'GP', [{ kind: 'agent-error' }]),
  agent('X82-error-as-success', 'An error is reported as success', 'AGENT_ERROR', 'issue_585', [
    { kind: 'agent-error-as-success', style: 'result' },
  ]),
  ...Object.entries(cannedTexts).map(([id, text]) =>
    agent(
      `X83-${id}`,
      `The answer is prepared: "${text}"`,
      'CANNED_AGENT',
      'EXE; HND; MOCK_RESPONSE_ELIMINATION',
      says(text),
    ),
  ),
  agent(
    'X84-same-for-all',
    'Every message gets the same answer',
    'CANNED_AGENT',
    'demo_websocket.py',
    [{ kind: 'agent-same-answer' }],
    { grep: 'remembers in later turns' },
  ),
  agent(
    'X83-canned-golden-turn',
    'The answer of the golden turn is prepared',
    'CANNED_AGENT',
    'Dep358',
    says('Analysis completed.'),
    { grep: 'answers with the nonce' },
  ),
];
