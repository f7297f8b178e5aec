import { expect, type Page } from '@playwright/test';
import type { FaultInput } from '../../../faults/fault.ts';
import type { ServedPage } from './serve-page.ts';

/** A state of the page that a user can meet. */
export interface PageState {
  readonly name: string;
  /** Comes there from the state before it. */
  readonly reach: (page: Page, served: ServedPage) => Promise<void>;
}

const question = 'What is 20 percent of that?';

/** What makes states that a healthy stack does not show, or not for long. */
export const stateFaults: readonly FaultInput[] = [
  // The first run stands still while the calculator is in use, until its connection ends.
  {
    kind: 'frame-hold',
    match: { type: 'tool_completed', connection: 1, run: 1, nth: 3 },
    until: { type: 'never' },
    limitMs: 60_000,
  },
  // The first run of the connection that comes back ends in an error.
  {
    kind: 'frame-inject',
    match: { terminal: true, connection: 4, run: 1 },
    where: 'before',
    frame: {
      type: 'agent_error',
      run_id: '{run_id}',
      user_id: '{user_id}',
      agent_name: '{agent_name}',
      timestamp: '{timestamp}',
      payload: {
        status: 'error',
        error_message: 'The agent lost its language model. Please ask again later.',
      },
    },
  },
];

const isConnected = (page: Page): Promise<void> =>
  expect(page.getByTestId('main-chat').getByText('Connected', { exact: true })).toBeVisible();
const isDone = async (page: Page, answers: number): Promise<void> => {
  await expect(page.getByTestId('main-content').getByRole('article')).toHaveCount(2 * answers);
  await expect(page.getByTestId('message-textarea')).toBeEnabled();
};
const send = async (page: Page, text: string): Promise<void> => {
  await page.getByTestId('message-textarea').fill(text);
  await page.getByTestId('message-textarea').press('Enter');
};

/** In the order of one visit: each begins where the one before it ends. */
export const pageStates: readonly PageState[] = [
  {
    name: 'login',
    reach: async (page, { url }) => {
      await page.goto(url);
      await expect(page.getByRole('button', { name: /Quick Dev Login/ })).toBeEnabled();
    },
  },
  {
    name: 'wrong password',
    reach: async (page) => {
      await page.getByPlaceholder('Email').fill('somebody@example.com');
      await page.getByPlaceholder('Password').fill('not the right one');
      await page.getByRole('button', { name: 'Login with Custom Credentials' }).click();
      await expect(page.getByRole('alert')).toHaveText('Invalid credentials');
    },
  },
  {
    name: 'chat',
    reach: async (page) => {
      await page.getByRole('button', { name: /Quick Dev Login/ }).click();
      await isConnected(page);
      await expect(page.getByText('No conversations yet')).toBeVisible();
    },
  },
  {
    name: 'thinking',
    reach: async (page) => {
      await page.getByRole('button', { name: /3 cents each/ }).click();
      await expect(page.getByTestId('agent-processing')).toBeVisible();
      await expect(page.getByRole('list', { name: 'Tools in use' })).toHaveText('calculator');
    },
  },
  {
    name: 'answered',
    reach: async (page, { backendLine }) => {
      backendLine.cut();
      await expect(page.getByText('Reconnecting...', { exact: true })).toBeVisible();
      backendLine.mend();
      await isDone(page, 1);
      await isConnected(page);
    },
  },
  {
    name: 'second turn',
    reach: async (page) => {
      await send(page, question);
      await isDone(page, 2);
    },
  },
  {
    name: 'loaded anew',
    reach: async (page) => {
      await page.reload();
      await isDone(page, 2);
      await isConnected(page);
    },
  },
  {
    name: 'reconnecting',
    reach: async (page, { backendLine }) => {
      backendLine.cut();
      await expect(page.getByText('Reconnecting...', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'not sent',
    reach: async (page) => {
      await send(page, question);
      await expect(page.getByTestId('message-input').getByRole('alert')).toContainText('cannot be reached');
    },
  },
  {
    name: 'agent error',
    reach: async (page, { backendLine }) => {
      backendLine.mend();
      await isConnected(page);
      await page.getByRole('button', { name: 'Try Again' }).click();
      await expect(page.getByRole('alert')).toContainText('lost its language model');
      await expect(page.getByTestId('message-textarea')).toBeEnabled();
    },
  },
  {
    name: 'unknown conversation',
    reach: async (page, { url }) => {
      await page.goto(`${url}/chat/thread_unknown`);
      await expect(page.getByRole('heading', { name: 'Unable to Load Conversation' })).toBeVisible();
    },
  },
  {
    name: 'logged out',
    reach: async (page) => {
      await page.getByTestId('logout-button').click();
      await expect(page.getByRole('button', { name: /Quick Dev Login/ })).toBeVisible();
    },
  },
];
