import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { budgetsFor } from '../../../env/budgets.ts';
import { promptsFor } from '../../../env/prompts.ts';
import type { Target } from '../../../env/target.ts';
import { FaultGateway } from '../../../faults/gateway/fault-gateway.ts';
import { Hits } from '../../../faults/gateway/hits.ts';
import { readUpstream } from '../../../faults/gateway/upstream.ts';
import { readFaults } from '../../../faults/read-faults.ts';
import { newAccount } from '../../../helpers/auth/account.ts';
import { AuthClient } from '../../../helpers/auth/auth-client.ts';
import { LagSampler } from '../../../helpers/chat/lag-sampler.ts';
import { openChat } from '../../../helpers/chat/open-chat.ts';
import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import { HttpClient } from '../../../helpers/http/http-client.ts';
import { newSpending } from '../../../helpers/http/spending.ts';
import { startStack } from '../stack/start-stack.ts';
import { makeTarget } from '../unit/http/make-target.ts';
import type { LiveCase } from './live-case.ts';
import { startTap, type Tap, type TappedConnection } from './start-tap.ts';

/** A turn of the real client through a real gateway, and the same turn as the wire had it. */
export interface LiveTurn {
  readonly recording: TurnRecording;
  /** The connection that carried the message. */
  readonly wire: TappedConnection;
  /** When the client stopped listening, on the process clock. */
  readonly endedMs: number;
  /** The longest delay of this process's own event loop meanwhile, ms. */
  readonly lagMs: number;
}

export interface LiveRoom {
  hold(one: LiveCase): Promise<LiveTurn>;
  stop(): Promise<void>;
}

/** What is waited for shows sooner; how late an event may be stays as it is, so that a busy machine is no fault. */
const limitPercent = 20;
const budgets = {
  ...budgetsFor('embedded'),
  ...(({ first_event, event_gap, answer }) => ({ first_event, event_gap, answer }))(
    budgetsFor('embedded', limitPercent),
  ),
};

/** One embedded stack, a process of its own, for all turns; every turn gets a gateway, a tap and a user of its own. */
export async function openLiveRoom(): Promise<LiveRoom> {
  const stack = await startStack();
  const lagSampler = new LagSampler();
  lagSampler.start();
  const name = `gp-fuzz-${randomBytes(4).toString('hex')}`;
  let turns = 0;
  const { auth, backend, ws, frontend } = stack;
  const at = (url: string) => readUpstream('auth', url, []);
  const upstreams = { auth: at(auth), backend: at(backend), ws: at(ws), frontend: at(frontend) };

  return {
    hold: async ({ ask, faults }) => {
      const uniqueName = `${name}-${(turns += 1)}`;
      const gateway = new FaultGateway(upstreams, readFaults(faults), new Hits());
      let tap: Tap | undefined;
      try {
        const through = new URL((await gateway.start()).ws);
        tap = await startTap(Number(through.port));
        through.port = String(tap.port);
        const urls = { auth, backend, frontend, ws: through.href };
        const target = makeTarget(auth, { rootAgent: 'Supervisor', urls });
        return await takeTurn(target, tap, lagSampler, uniqueName, ask);
      } finally {
        await tap?.stop();
        await gateway.stop();
      }
    },
    stop: async () => {
      lagSampler.stop();
      await stack.stop();
    },
  };
}

async function takeTurn(
  target: Target,
  tap: Tap,
  lagSampler: LagSampler,
  uniqueName: string,
  ask: LiveCase['ask'],
): Promise<LiveTurn> {
  const spending = newSpending();
  const http = new HttpClient(target, spending, undefined);
  const login = new AuthClient(http, target, spending);
  const account = newAccount(uniqueName);
  await login.prepare(account);
  const session = await login.logIn(account);
  const chat = await openChat({
    ...{ target, budgets, session, http, spending, lagSampler, uniqueName, pacer: undefined },
    beforeTurn: () => undefined,
    onTurn: () => undefined,
    step: (_need, work) => work(),
  });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const { recording } = await chat.ask(promptsFor(target.name)[ask]());
  delay.disable();
  const endedMs = (chat.parts.socket.originUs + recording.endedAtUs) / 1000;
  await chat.parts.socket.close();
  const wire = tap.connections.find(({ sent }) => sent.some(({ text }) => text.includes('"start_agent"')));
  if (!wire) throw new Error('No chat message ran through the tap: the fuzzer itself is broken.');
  return { recording, wire, endedMs, lagMs: Math.max(0, delay.max / 1e6 - 10) };
}
