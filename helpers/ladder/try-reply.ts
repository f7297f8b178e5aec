import type { Service } from '../../env/target.ts';
import { FindingError } from '../diagnosis/finding.ts';
import type { HttpClient, HttpReply } from '../http/http-client.ts';
import { LadderTimeUp } from './ladder-clock.ts';

/** One request that only helps to tell causes apart: no answer, for whatever reason of the target's or the clock's, is undefined. */
export async function tryReply(
  http: HttpClient,
  service: Service,
  path: string,
  token?: string,
): Promise<HttpReply | undefined> {
  try {
    return await http.send(service, 'GET', path, token === undefined ? {} : { token });
  } catch (error) {
    if (error instanceof FindingError || error instanceof LadderTimeUp) return undefined;
    throw error;
  }
}
