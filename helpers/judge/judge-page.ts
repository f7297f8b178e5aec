import { finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import { isHtml } from './is-html.ts';
import type { Judgement } from './judgement.ts';

/** By what the app's own page is known: the place where it draws itself, what it loads, its title (ui contract, section 1). */
const signs = [
  { name: 'its root element', pattern: /\bid="__next"/ },
  { name: 'its own scripts', pattern: /\/_next\/static\/|self\.__next_f\b/ },
  { name: 'its title', pattern: /<title>\s*Netra\b/i },
] as const;

/** The frontend serves the app: an HTML page with the app in it, not JSON and not the page of somebody else. */
export function judgePage(reply: HttpReply): Judgement {
  const found = signs.filter(({ pattern }) => pattern.test(reply.text)).map(({ name }) => name);
  const type = reply.headers.get('content-type') ?? 'no content type';
  const evidence = [
    `frontend ${describeReply(reply)} (${type}; known by ${found.join(', ') || 'nothing of the app'})`,
  ];
  const at = `frontend ${new URL(reply.url).pathname} answered ${reply.status}`;
  if (reply.status >= 500) return { findings: [finding('FRONTEND_DOWN', `${at}.`, evidence)], evidence };
  if (reply.status !== 200) {
    return { findings: [finding('URL_MISMATCH', `${at} instead of the page.`, evidence)], evidence };
  }
  if (!isHtml(reply)) {
    const words = `${at}, but with ${type} where a browser expects the page as HTML: the request was routed to something else.`;
    return { findings: [finding('URL_MISMATCH', words, evidence)], evidence };
  }
  if (found.length === 0) {
    const words = `${at} with an HTML page that holds nothing of the app: no root element, no script of it, another title.`;
    return { findings: [finding('HOST_ROLE_WRONG', words, evidence)], evidence };
  }
  return { findings: [], evidence };
}
