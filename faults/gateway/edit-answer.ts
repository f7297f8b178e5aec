import { STATUS_CODES } from 'node:http';

import type { HttpFault } from './choose-http-faults.ts';
import { bodyOf, withBody, type HttpAnswer } from './http-answer.ts';
import { editHeaders } from './header-pairs.ts';
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
      if (!text.includes(fault.find)) return answer;
      hit();
      const urls = ownUrls();
      const replacement = fault.replace.replace(
        /\{([A-Z]+_URL)\}/g,
        (all, name: string) => urls[name] ?? all,
      );
      return withBody(answer, Buffer.from(text.replaceAll(fault.find, () => replacement)));
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

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
