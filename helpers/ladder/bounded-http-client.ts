import type { Service, Target } from '../../env/target.ts';
import { HttpClient, type HttpReply, type HttpRequest, type Pacer } from '../http/http-client.ts';
import type { SpendingCounter } from '../http/spending.ts';
import type { LadderClock } from './ladder-clock.ts';

/**
 * The suite's own client, whose requests take no longer than `limitMs` each, and than the ladder has left. Rejects with a
 * LadderTimeUp, and sends nothing, when it has nothing left.
 */
export class BoundedHttpClient extends HttpClient {
  constructor(
    target: Target,
    spending: SpendingCounter,
    pacer: Pacer | undefined,
    private readonly clock: LadderClock,
    private readonly limitMs: number,
  ) {
    super(target, spending, pacer);
  }

  override async send(
    service: Service,
    method: string,
    path: string,
    request: HttpRequest = {},
  ): Promise<HttpReply> {
    const limitMs = Math.min(request.timeoutMs ?? this.limitMs, this.limitMs);
    return this.clock.within(() =>
      super.send(service, method, path, { ...request, timeoutMs: this.clock.cut(limitMs) }),
    );
  }
}
