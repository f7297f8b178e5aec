import { claimOf } from '../diagnosis/verdict-claim.ts';
import { drawTrends } from '../history/draw-trends.ts';
import type { Trends } from '../history/trends.ts';
import { trendsStyle } from '../history/trends-style.ts';
import type { RunStory } from '../reporting/run-story.ts';
import { drawAbout } from './draw-about.ts';
import { drawChecks } from './draw-checks.ts';
import { drawDocument } from './draw-document.ts';
import { drawEndpoints } from './draw-endpoints.ts';
import { drawFindings } from './draw-findings.ts';
import { drawIsolation } from './draw-isolation.ts';
import { drawSection } from './draw-section.ts';
import { drawSpending } from './draw-spending.ts';
import { drawStages } from './draw-stages.ts';
import { drawTiles } from './draw-tiles.ts';
import { drawTimes } from './draw-times.ts';
import { drawTop } from './draw-top.ts';
import { drawUnseen } from './draw-unseen.ts';
import { drawWaivers } from './draw-waivers.ts';
import { Markup } from './markup.ts';
import type { PageContext, PageSettings } from './page-context.ts';
import { pageStyle } from './page-style.ts';
import { turnSections } from './turn-sections.ts';

/**
 * A finished run as one HTML page that stands alone: nothing in it is loaded from anywhere, it runs no script, and its own policy
 * forbids both. Every word that comes from the product is text and stays text. Pure: the same story gives the same page.
 */
export function drawRunPage(
  story: RunStory,
  trends: Trends | undefined,
  { links = '', isAlone = false, meanings = new Map() }: PageSettings = {},
): string {
  const context: PageContext = { story, trends, links, isAlone, meanings };
  const { document } = story;
  return drawDocument({
    title: claimOf(document),
    styles: [pageStyle, trendsStyle],
    body: [drawTop(context), ...sectionsOf(context)],
  });
}

function sectionsOf(context: PageContext): readonly (Markup | undefined)[] {
  return [
    ...overviewOf(context),
    ...turnSections(context),
    drawSection('findings', 'What was found', '', drawFindings(context)),
    drawSection('times', 'How long it took', '', drawTimes(context)),
    context.trends && new Markup(drawTrends(context.trends)),
    drawSection('isolation', 'Who received what', '', drawIsolation(context)),
    drawSection(
      'unseen',
      'What this run did not see',
      'It says nothing about these, neither good nor bad.',
      drawUnseen(context),
    ),
    drawSection('waivers', 'Waivers', 'Known defects that are excused for a while.', drawWaivers(context)),
    drawSection('spending', 'What it cost', '', drawSpending(context)),
    drawSection('endpoints', 'Addresses that were asked', '', drawEndpoints(context)),
    drawSection('checks', 'All checks', 'Each with what it rests on.', drawChecks(context)),
    drawSection('about', 'About this run', '', drawAbout(context)),
  ];
}

/** Of a run that was refused before its first check there is nothing to see. */
function overviewOf(context: PageContext): readonly (Markup | undefined)[] {
  if (context.story.document.checks.length === 0) return [];
  return [
    drawSection('overview', 'At a glance', '', drawTiles(context)),
    drawSection(
      'way',
      'The way of a chat, step by step',
      'Each step rests on those above it.',
      drawStages(context),
    ),
  ];
}
