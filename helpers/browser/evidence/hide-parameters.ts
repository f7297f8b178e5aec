import { redacted } from '../../reporting/redact-text.ts';

/** A parameter whose name says that it is a secret. What follows it is taken out whole: a cut token is known by nothing else. */
const parameter =
  /([?&#;][\w.-]{0,30}(?:token|refresh|secret|password|passwd|jwt|api_?key|session_?id|code)=)(?!\[redacted\])[^&#;\s"'`<>\\)\]]+/gi;

/**
 * Takes out of a text what the parameters of its addresses hold under a secret's name. For texts that others write, such as titles
 * and errors of Playwright; an address of ours is shown without its query (`shownAddress`).
 */
export function hideParameters(text: string): string {
  return text.replace(parameter, `$1${redacted}`);
}
