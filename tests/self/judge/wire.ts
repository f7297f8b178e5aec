import type { AbstractEvent, AbstractRun } from './abstract-run.ts';

type Json = Record<string, unknown>;

/** The frame of one event in the run's envelope, as the contract's section 4 shows them (V1, V2, V4). */
export function wire(run: AbstractRun, event: AbstractEvent, stampMs: number, isTerminal: boolean): Json {
  const own = { ...fields(run, event, isTerminal), ...(run.extras ? { colour: null, weight: [1, 2] } : {}) };
  const extras = run.extras ? { trace: { id: `t-${event.serial}` }, server_build: 7 } : {};
  const ids = defined({ run_id: event.runId, user_id: event.userId });
  const zoned = `${new Date(run.coarse ? stampMs - (stampMs % 1000) : stampMs).toISOString().slice(0, -1)}000+00:00`;
  const naive = zoned.slice(0, -6);
  if (run.envelope === 'canonical') {
    const head = { type: event.type, ...ids, ...defined({ agent_name: event.agent }), timestamp: zoned };
    return { ...head, payload: own, ...extras };
  }
  if (run.envelope === 'data') {
    const thread = defined({ thread_id: run.threadId });
    const inner = { ...own, ...defined({ agent_name: event.agent }), ...ids, ...thread, timestamp: zoned };
    return { type: event.type, data: inner, timestamp: naive, critical: true, attempt: null, ...extras };
  }
  return {
    type: event.type,
    timestamp: naive,
    ...defined({ agent: event.agent }),
    ...ids,
    ...own,
    ...extras,
  };
}

function fields(run: AbstractRun, event: AbstractEvent, isTerminal: boolean): Json {
  const note = (json: Json): Json => (run.sparse ? {} : json);
  const n = event.serial;
  const tool = defined({
    [run.envelope === 'canonical' ? 'tool_name' : 'tool']: event.tool,
    call_id: event.callId,
  });
  switch (event.type) {
    case 'agent_started':
      return { context: { step: n }, ...note({ status: 'started', message: `Step ${n} has begun` }) };
    case 'agent_thinking': {
      const text = `Looking at item ${n} of the request`;
      return {
        [run.envelope === 'data' ? 'thought' : 'reasoning']: text,
        step_number: n,
        ...note({ progress_percentage: null, status: 'thinking' }),
      };
    }
    case 'tool_executing':
      return {
        ...tool,
        parameters: { query: `item ${n}`, api_key: '[REDACTED]' },
        ...note({ status: 'executing' }),
      };
    case 'tool_completed':
      return {
        ...tool,
        result: { status: 'success', output: `item ${n} found` },
        ...note({ execution_time_ms: 12.5 }),
      };
    case 'agent_completed':
      if (isTerminal)
        return { ...resultOf(run), step: n, ...note({ status: 'completed', execution_time_ms: 0 }) };
      return {
        result: { summary: `Part ${n} is ready`, success: true },
        step: n,
        ...note({ status: 'completed' }),
      };
    case 'agent_error':
      return {
        status: 'error',
        error_message: `Step ${n} could not be finished`,
        error_context: { error_type: 'StepError', agent_step: n, user_facing: true },
      };
  }
}

function resultOf(run: AbstractRun): Json {
  switch (run.answerPlace) {
    case 'body':
      return { result: { status: 'success' }, response: run.answer };
    case 'deep':
      return { result: { status: 'success', parts: { report: { summary: run.answer } } } };
    default:
      return { result: { status: 'success', [run.answerPlace]: run.answer } };
  }
}

function defined(json: Record<string, string | undefined>): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
