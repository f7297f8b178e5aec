import { STATUS_CODES } from 'node:http';

import type { HttpFault } from './choose-http-faults.ts';
import { bodyOf, withBody, type HttpAnswer } from './http-answer.ts';
import type { FaultOf } from '../fault.ts';
import { editHeaders, headerOf } from './header-pairs.ts';
import { withoutValueAt, withValueAt } from './json-path.ts';

/** The names under which the gateway's own addresses stand in texts: `{AUTH_URL}` and so on. */
export type OwnUrls = () => Readonly<Record<string, string>>;

/** An answer as a fault of its content makes it; other faults leave it. */
export function editAnswer(answer: HttpAnswer, { fault, hit }: HttpFault, ownUrls: OwnUrls): HttpAnswer {
  switch (fault.kind) {
    case 'http-status':
      hit();
      return { ...answer, status: fault.status, statusText: STATUS_CODES[fault.status] ?? '' };
    case 'http-headers':
      hit();
      return { ...answer, headers: editHeaders(answer.headers, fault.set, fault.remove) };
    case 'http-body': {
      hit();
      const { body, type } = bodyOf(fault);
      return withBody(answer, body, type);
    }
    case 'http-edit-text': {
      const text = answer.body.toString('utf8');
      const edited = editText(text, fault, ownUrls());
      if (edited === text) return answer;
      hit();
      return withBody(answer, Buffer.from(edited));
    }
    case 'http-page-script': {
      if (!/^text\/html\b/i.test(headerOf(answer.headers, 'content-type') ?? '')) return answer;
      hit();
      const page = answer.body.toString('utf8');
      // Before everything else of the page, so that none of it has run.
      const at = /<head\b[^>]*>/i.exec(page);
      const place = at === null ? 0 : at.index + at[0].length;
      return withBody(
        answer,
        Buffer.from(`${page.slice(0, place)}<script>${fault.script}</script>${page.slice(place)}`),
      );
    }
    case 'http-edit-json': {
      const value = parsed(answer.body);
      if (value === undefined) return answer;
      hit();
      let edited: unknown = value;
      for (const [path, wanted] of Object.entries(fault.set ?? {}))
        edited = withValueAt(edited, path, wanted);
      for (const path of fault.delete ?? []) edited = withoutValueAt(edited, path);
      return withBody(answer, Buffer.from(JSON.stringify(edited)));
    }
    default:
      return answer;
  }
}

function editText(
  text: string,
  { find, pattern, replace }: FaultOf<'http-edit-text'>,
  urls: Readonly<Record<string, string>>,
): string {
  const words = replace.replace(/\{([A-Z]+_URL)\}/g, (all, name: string) => urls[name] ?? all);
  if (pattern !== undefined) return text.replace(new RegExp(pattern, 'g'), words);
  return find === undefined ? text : text.replaceAll(find, () => words);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
