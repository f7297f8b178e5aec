import { decodeJwt } from 'jose';
import { budgetsFor } from '../../env/budgets.ts';
import type { Service, Target } from '../../env/target.ts';
import { newAccount } from '../auth/account.ts';
import { AuthClient } from '../auth/auth-client.ts';
import type { Session } from '../auth/session.ts';
import { attemptSocket, greeted } from '../chat/open-socket.ts';
import { pageSubprotocols } from '../chat/subprotocols.ts';
import { FindingError } from '../diagnosis/finding.ts';
import { askHealth, explainHealth } from '../fixtures/hosts.ts';
import { describeReply } from '../http/describe-reply.ts';
import { HttpClient, type Pacer } from '../http/http-client.ts';
import { newSpending, type SpendingCounter } from '../http/spending.ts';
import { readResources, type ResourceReading } from '../judge/read-resources.ts';
import { attempted } from './attempted.ts';
import { takeTurn } from './take-turn.ts';
import type { Attempt, HealthAttempt, WatchSample } from './watch-sample.ts';

/** A session is renewed when its token has less than this left, s. */
const renewBeforeS = 60;

/**
 * Looks at a target, one sample at a time: the health of its three services, one authenticated request, one socket, and the memory of
 * the backend where it is offered. Six requests a sample, a login only when there is none or its token runs out, and no chat turn
 * unless they are asked for.
 */
export class WatchSampler {
  readonly spent: SpendingCounter = newSpending();
  private readonly http: HttpClient;
  private readonly auth: AuthClient;
  private readonly proven = new Set<Service>();
  private session: Session | undefined;
  private offersResources = true;
  private names = 0;
  private nextTurnMs = 0;

  constructor(
    private readonly target: Target,
    private readonly pacer: Pacer | undefined,
    /** `gp-<runId>`: how everything begins that is created. */
    private readonly name: string,
    /** How often a chat message is sent, ms; undefined: never. */
    private readonly turnEveryMs?: number,
  ) {
    this.http = new HttpClient(target, this.spent, pacer);
    this.auth = new AuthClient(this.http, target, this.spent);
  }

  /** One look. Never rejects for what the target does; what went wrong is in the sample. */
  async take(atMs: number, missed: number): Promise<WatchSample> {
    const at = new Date().toISOString();
    const [auth, backend, frontend] = await Promise.all([
      this.health('auth'),
      this.health('backend'),
      this.health('frontend'),
    ]);
    // A credential goes to a host only after that host has said who it is.
    const login = this.proven.has('auth') ? await this.authenticate() : undefined;
    const socket =
      this.session && this.proven.has('backend') ? await this.openSocket(this.session) : undefined;
    const turn = socket?.ok && this.session ? await this.turn(this.session, atMs) : undefined;
    const resources = await this.resources(backend);
    return {
      at,
      atMs,
      health: { auth, backend, frontend },
      ...(login ? { auth: login } : {}),
      ...(socket ? { socket } : {}),
      ...(turn ? { turn } : {}),
      ...(resources ? { resources } : {}),
      missed,
    };
  }

  private async health(service: Service): Promise<HealthAttempt> {
    const limitMs = budgetsFor(this.target.name, this.target.limitPercent).health.limit + 1_000;
    let answered: { readonly status: number; readonly tookMs: number } | undefined;
    const attempt = await attempted(async () => {
      const reply = await askHealth(service, this.http, limitMs);
      // Without the wait for the governor.
      answered = { status: reply.status, tookMs: Math.round(reply.tookMs * 10) / 10 };
      const fault = explainHealth(service, reply);
      if (fault) throw new FindingError({ ...fault, sentence: describeReply(reply) });
      this.proven.add(service);
    });
    return { ...attempt, ...answered };
  }

  /** A login when one is needed, else the profile: either is one authentication. */
  private async authenticate(): Promise<Attempt> {
    const { session } = this;
    if (!session || secondsLeft(session) < renewBeforeS) return attempted(() => this.logIn());
    const attempt = await attempted(async () => {
      const reply = await this.auth.profile(session.accessToken);
      if (reply.status !== 200) throw new Error(describeReply(reply));
    });
    // The next sample logs in anew, so that a service that has forgotten us shows as one failure and not as many.
    if (!attempt.ok) this.session = undefined;
    return attempt;
  }

  private async logIn(): Promise<void> {
    this.session = undefined;
    const account = newAccount(this.nextName());
    await this.auth.prepare(account);
    this.session = await this.auth.logIn(account);
  }

  private async openSocket({ accessToken }: Session): Promise<Attempt> {
    const { ws_open, connected_frame } = budgetsFor(this.target.name, this.target.limitPercent);
    const options = { subprotocols: pageSubprotocols(accessToken), openLimitMs: ws_open.limit };
    return attempted(async () => {
      const outcome = await attemptSocket(this.target, options, this.spent, this.pacer);
      const { socket } = await greeted(outcome, this.target.urls.ws, connected_frame.limit);
      await socket.close();
    });
  }

  /** A chat message, when the time for one has come. */
  private async turn(session: Session, atMs: number): Promise<Attempt | undefined> {
    if (this.turnEveryMs === undefined || atMs < this.nextTurnMs) return undefined;
    this.nextTurnMs = atMs + this.turnEveryMs;
    const { target, http, pacer, spent } = this;
    return attempted(() =>
      takeTurn({ target, session, http, pacer, spending: spent, name: this.nextName() }),
    );
  }

  private nextName(): string {
    this.names += 1;
    return `${this.name}-${this.names}`;
  }

  /** Asked for until the backend has said that it has no such route, or nothing that can be read. */
  private async resources({ ok }: HealthAttempt): Promise<ResourceReading | undefined> {
    if (!ok || !this.offersResources) return undefined;
    try {
      const reply = await this.http.send('backend', 'GET', '/health/system', { timeoutMs: 2_000 });
      const reading = reply.status === 200 ? readResources(reply.json) : undefined;
      if (reply.status < 500 && !reading) this.offersResources = false;
      return reading;
    } catch (error) {
      if (error instanceof FindingError) return undefined;
      throw error;
    }
  }
}

function secondsLeft({ accessToken }: Session): number {
  return (decodeJwt(accessToken).exp ?? 0) - Date.now() / 1000;
}
