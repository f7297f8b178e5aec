const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const hyphens = /[\u2010-\u2013\u2212]/g;
/** What Markdown writes before a sign that it would else take for its own, and LaTeX before a narrow space. */
const escapes = /\\+(?=[-_.,*`$])/g;
/** What stands between groups of three digits: a comma, an apostrophe, an underscore, a narrow space, or LaTeX's `{,}`. */
const grouping = /(?<=\d)(?:\{,\}|['’ʼ_٬\u00a0\u2002-\u200a\u202f])(?=\d{3}(?!\d))/g;
/** Points between the groups are only sure where a comma and the rest of the number follow. */
const withPoints = /\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)/g;

/**
 * A text in one spelling, so that a word and a number are found however they are written: models write hyphens that do not break,
 * and group digits by the custom of many countries. Numbers are compared without grouping marks (docs/judging.md, rule 11).
 */
export function plainSpelling(text: string): string {
  return text
    .replace(invisible, '')
    .replace(hyphens, '-')
    .replace(escapes, '')
    .replace(withPoints, (number) => number.replaceAll('.', '').replace(',', '.'))
    .replace(grouping, ',');
}
