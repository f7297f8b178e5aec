import { clock } from '../clock.ts';
import type { AgentEvent, EventPayloads, EventType } from './agent-event.ts';
import type { Pace } from './pace.ts';
import { shorten } from './shorten.ts';

/** Writes the events of one run: the envelope, the usual sentences, one step of the pace before each. */
export class EventEmitter {
  constructor(
    private readonly runId: string,
    private readonly userId: string,
    private readonly pace: Pace,
    private readonly send: (event: AgentEvent) => void,
  ) {}

  started(agent: string): Promise<void> {
    return this.emit('agent_started', agent, {
      status: 'started',
      context: { status: 'starting', isolated: true },
      message: `${agent} has started processing your request`,
    });
  }

  thinking(agent: string, step: number, reasoning: string): Promise<void> {
    return this.emit('agent_thinking', agent, {
      reasoning,
      step_number: step,
      progress_percentage: null,
      status: 'thinking',
    });
  }

  toolExecuting(agent: string, tool: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
    return this.emit('tool_executing', agent, {
      tool_name: tool,
      parameters: shorten(parameters, 200),
      status: 'executing',
      message: `${agent} is using ${tool}`,
    });
  }

  toolCompleted(
    agent: string,
    tool: string,
    result: Readonly<Record<string, unknown>>,
    tookMs: number,
  ): Promise<void> {
    return this.emit('tool_completed', agent, {
      tool_name: tool,
      result: shorten(result, 500),
      execution_time_ms: tookMs,
      status: 'completed',
      message: `${agent} completed ${tool}`,
    });
  }

  completed(agent: string, result: Readonly<Record<string, unknown>>, tookMs: number): Promise<void> {
    return this.emit('agent_completed', agent, {
      status: 'completed',
      result,
      execution_time_ms: tookMs,
      message: `${agent} has completed processing your request`,
    });
  }

  failed(agent: string, errorType: string): Promise<void> {
    return this.emit('agent_error', agent, {
      status: 'error',
      error_message: 'The request could not be processed',
      error_context: { error_type: errorType, agent_step: 'execution', user_facing: true },
      message: `${agent} encountered an issue and could not complete your request`,
    });
  }

  private async emit<T extends EventType>(type: T, agent: string, payload: EventPayloads[T]): Promise<void> {
    await this.pace.step();
    this.send({
      type,
      run_id: this.runId,
      user_id: this.userId,
      agent_name: agent,
      timestamp: clock.iso(),
      payload,
    });
  }
}
