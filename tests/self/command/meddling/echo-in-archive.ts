import { strToU8, zipSync } from 'fflate';
import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

/** A careless server: every thinking repeats the socket's token, in an archive in base64, and lacks what it must carry. */
export function echoInArchive(): FrameMeddler {
  return (text, { offered }) => {
    if (typeOf(text) !== 'agent_thinking') return [text];
    const coded = offered.at(-1) ?? '';
    const token = Buffer.from(coded.replace(/^jwt\./, ''), 'base64url').toString('utf8');
    const archive = zipSync({ 'state.json': strToU8(JSON.stringify({ session: token })) });
    const state = Buffer.from(archive).toString('base64');
    return [JSON.stringify({ ...(JSON.parse(text) as object), payload: { state } })];
  };
}
