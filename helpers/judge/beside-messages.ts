import type { PageView } from '../browser/page-record.ts';
import { lettersOf } from './letters-of.ts';

/** The letters of a view that stand in none of its messages. */
export function besideMessages({ text, articles }: Pick<PageView, 'text' | 'articles'>): string {
  return articles.reduce((rest, article) => rest.replace(lettersOf(article), ' '), lettersOf(text));
}
