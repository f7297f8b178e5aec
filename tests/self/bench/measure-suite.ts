import { budgetsFor } from '../../../env/budgets.ts';
import { promptsFor } from '../../../env/prompts.ts';
import { newAccount } from '../../../helpers/auth/account.ts';
import { AuthClient } from '../../../helpers/auth/auth-client.ts';
import { LagSampler } from '../../../helpers/chat/lag-sampler.ts';
import { openChat } from '../../../helpers/chat/open-chat.ts';
import { HttpClient } from '../../../helpers/http/http-client.ts';
import { newSpending } from '../../../helpers/http/spending.ts';
import { judgeOpening, judgePing } from '../../../helpers/judge/judge-greeting.ts';
import { judgeLogin } from '../../../helpers/judge/judge-login.ts';
import { judgePace } from '../../../helpers/judge/judge-pace.ts';
import type { Measurement } from '../../../helpers/reporting/check-report.ts';
import type { StackUrls } from '../command/own-stack.ts';
import { makeTarget } from '../unit/http/make-target.ts';
import { heldBack, type Figures } from './figures.ts';

const lagSampler = new LagSampler();
lagSampler.start();
const budgets = budgetsFor('local');
let count = 0;

/** One login, one opening and one turn by the suite's own helpers; the figures are those that its judges report. */
export async function measureSuite(urls: StackUrls): Promise<Figures> {
  const target = makeTarget(urls.backend, { urls, rootAgent: 'Supervisor' });
  const spending = newSpending();
  const http = new HttpClient(target, spending, undefined);
  const auth = new AuthClient(http, target, spending);
  const uniqueName = `gp-bench-${(count += 1)}`;
  const account = newAccount(uniqueName);
  await auth.prepare(account);
  const session = await auth.logIn(account);
  const chat = await openChat({
    target,
    budgets,
    session,
    http,
    pacer: undefined,
    spending,
    lagSampler,
    uniqueName,
    beforeTurn: () => undefined,
    onTurn: () => undefined,
    step: (_need, work) => work(),
  });
  const turn = await chat.ask(promptsFor('local').multiply());
  await chat.parts.socket.close();
  const reported = [
    ...(judgeLogin(session, budgets.login, lagSampler).measurements ?? []),
    ...(judgeOpening(chat, budgets).measurements ?? []),
    ...(judgePing(chat, budgets).measurements ?? []),
    ...(judgePace(turn).measurements ?? []),
  ];
  const value = (metric: string, at = 0): number => valueOf(reported, metric, at);
  return {
    login: value('login'),
    ws_open: value('ws_open'),
    connected_frame: value('connected_frame'),
    ping: value('ping'),
    first_event: value('first_event'),
    event_gap: value('event_gap', heldBack - 2),
    event_lag: value('event_lag', heldBack - 1),
    answer: value('answer'),
  };
}

function valueOf(reported: readonly Measurement[], metric: string, at: number): number {
  const found = reported.filter((one) => one.metric === metric)[at];
  if (!found) throw new Error(`The suite reported no ${metric} (${at}).`);
  return found.valueMs;
}
