/** The events of a turn, and what each carries in its payload (websocket.md 4.1, "V1 canonical"). */
export interface EventPayloads {
  readonly agent_started: {
    readonly status: 'started';
    readonly context: { readonly status: 'starting'; readonly isolated: true };
    readonly message: string;
  };
  readonly agent_thinking: {
    readonly reasoning: string;
    readonly step_number: number;
    readonly progress_percentage: null;
    readonly status: 'thinking';
  };
  readonly tool_executing: {
    readonly tool_name: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly status: 'executing';
    readonly message: string;
  };
  readonly tool_completed: {
    readonly tool_name: string;
    readonly result: Readonly<Record<string, unknown>>;
    readonly execution_time_ms: number;
    readonly status: 'completed';
    readonly message: string;
  };
  readonly agent_completed: {
    readonly status: 'completed';
    readonly result: Readonly<Record<string, unknown>>;
    readonly execution_time_ms: number;
    readonly message: string;
  };
  readonly agent_error: {
    readonly status: 'error';
    readonly error_message: string;
    readonly error_context: {
      readonly error_type: string;
      readonly agent_step: string;
      readonly user_facing: true;
    };
    readonly message: string;
  };
}

export type EventType = keyof EventPayloads;

/** An event as it crosses the socket. It carries no thread id. */
export interface AgentEvent<T extends EventType = EventType> {
  readonly type: T;
  readonly run_id: string;
  readonly user_id: string;
  readonly agent_name: string;
  /** ISO with microseconds and `+00:00`. */
  readonly timestamp: string;
  readonly payload: EventPayloads[T];
}
