import type { WebSocket } from 'ws';

import { serveUpstream, type TestUpstream } from './serve-upstream.ts';

let runs = 0;

/** The events of one run: a root, a sub-agent with two tool calls, an answer. */
export function runOf(user: string, answer: string): readonly Record<string, unknown>[] {
  const runId = `run_${++runs}`;
  const event = (type: string, agent: string, payload: object) => ({
    type,
    run_id: runId,
    user_id: user,
    agent_name: agent,
    timestamp: '2026-01-01T00:00:00.000000+00:00',
    payload,
  });
  const tool = (name: string) => [
    event('tool_executing', 'DataAgent', { tool_name: name }),
    event('tool_completed', 'DataAgent', { tool_name: name, result: {} }),
  ];
  return [
    event('agent_started', 'Supervisor', { status: 'started' }),
    event('agent_thinking', 'Supervisor', { reasoning: 'hm' }),
    event('agent_started', 'DataAgent', {}),
    ...tool('first'),
    ...tool('second'),
    event('agent_completed', 'DataAgent', { result: { success: true } }),
    event('agent_completed', 'Supervisor', {
      status: 'completed',
      result: { success: true, response: answer },
    }),
  ];
}

/** A service that greets, answers `ping` with `pong`, and every chat message with a run. Users are named by their token. */
export function serveAgent(): Promise<TestUpstream> {
  return serveUpstream({
    greet: (socket) => say(socket, { type: 'connect', data: {} }),
    reply: (text, socket, request) => {
      const message = JSON.parse(text) as {
        type?: string;
        payload?: { content?: string; thread_id?: string };
      };
      if (message.type === 'ping') {
        say(socket, { type: 'pong', data: {} });
        return;
      }
      const user = request.headers.authorization?.slice(7) ?? 'nobody';
      const answer = `${message.payload?.content ?? ''} in ${message.payload?.thread_id ?? 'none'}`;
      for (const event of runOf(user, answer)) say(socket, event);
    },
  });
}

function say(socket: WebSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}
