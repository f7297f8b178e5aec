import { drawDocument } from '../run-page/draw-document.ts';
import { Markup, markup } from '../run-page/markup.ts';
import { pageStyle } from '../run-page/page-style.ts';
import { drawTrends } from './draw-trends.ts';
import type { Trends } from './trends.ts';
import { trendsStyle } from './trends-style.ts';

/** The trends of a target as a page of their own. It loads nothing. */
export function drawTrendsPage(trends: Trends): string {
  const title = `Trends of ${trends.target}`;
  const when = trends.now.slice(0, 16).replace('T', ' ');
  return drawDocument({
    title,
    styles: [pageStyle, trendsStyle],
    body: [markup`<h1>${title}</h1><p class="where">as of ${when} UTC</p>`, new Markup(drawTrends(trends))],
  });
}
