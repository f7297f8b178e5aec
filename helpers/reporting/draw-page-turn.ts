import type { PageTurn } from '../browser/page-turn.ts';
import type { SeenMark } from '../chat/turn.ts';
import { excerpt } from '../judge/excerpt.ts';
import { pageEffects } from '../judge/page-effects.ts';
import { viewRun } from '../judge/run-view.ts';
import { redact } from './redact.ts';
import { seenMarks } from './seen-marks.ts';

/** Sizes, px. */
const width = 900;
const wireX = 290;
const pageX = 540;
const top = 96;
const rowHeight = 22;
const labelLength = 44;

/** Whoever looks at it in the dark sees the same colours on a dark ground. Shapes beside the colours serve who cannot tell them apart. */
const style = `
  .ground { fill: #ffffff } text { fill: #1c2128; font: 13px system-ui, sans-serif }
  .title { font-weight: 600; font-size: 15px } .head { font-weight: 600; text-anchor: middle } .time { fill: #57606a; font-size: 12px }
  .wire-words { text-anchor: end } .lane { stroke: #d0d7de; stroke-width: 2 } .way { stroke: #1a7f37; stroke-width: 1.5; fill: none }
  .came { fill: #0969da } .seen { fill: #1a7f37 } rect.unseen { fill: none; stroke: #b35900; stroke-width: 2 } text.unseen { fill: #b35900 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #12161c } text { fill: #e6edf3 } .time { fill: #9aa4af } .lane { stroke: #3a434d } .way { stroke: #57ab6a }
    .came { fill: #6cb6ff } .seen { fill: #57ab6a } rect.unseen { stroke: #e0a04a } text.unseen { fill: #e0a04a }
  }`;

/** One line of the picture: what came, what was seen of it, or either alone. Times in µs since the sending was pressed. */
interface Row {
  readonly came: { readonly atUs: number; readonly words: string } | undefined;
  readonly seen: SeenMark | undefined;
  /** What should have become visible and never did. */
  readonly missed: string | undefined;
}

/**
 * A turn as a picture (SVG): on the left what came over the wire, on the right what became visible of it, with how long the page took.
 * No text of a message is in it. Pure: the same turn gives the same text.
 */
export function drawPageTurn(turn: PageTurn): string {
  const rows = rowsOf(turn);
  const height = top + rows.length * rowHeight + 24;
  const ways = turn.carriers.map(({ way }) => way).join(' and ') || 'no way';
  const title = `A message on the page, sent by ${turn.by}, which left by ${ways}`;
  const marks = rows.flatMap((row, at) => drawRow(row, top + at * rowHeight, turn.pressedAtUs ?? 0));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}">`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="title" x="16" y="26">${escape(title)}</text>`,
    '<text class="time" x="16" y="48">ms since it was pressed; on the right how long after its frame it was seen</text>',
    `<text class="head" x="${wireX}" y="${top - 20}">came</text><text class="head" x="${pageX}" y="${top - 20}">seen</text>`,
    ...[wireX, pageX].map(
      (x) => `<line class="lane" x1="${x}" y1="${top - 10}" x2="${x}" y2="${height - 20}"/>`,
    ),
    ...marks,
    '</svg>',
    '',
  ].join('\n');
}

/** In the order of what happened first in each. */
function rowsOf(turn: PageTurn): readonly Row[] {
  const left = [...seenMarks(turn)];
  const own = turn.wire ? viewRun(turn.wire.recording).own : [];
  const missed = new Map(
    pageEffects(turn)
      .filter(({ kind, seenUs }) => kind !== 'work' && seenUs === undefined)
      .map(({ arrivedUs, words }) => [arrivedUs, words]),
  );
  const came = own.map(({ event, frame }): Row => {
    const at = left.findIndex(({ cameUs }) => cameUs === frame.atUs);
    const [seen] = at < 0 ? [] : left.splice(at, 1);
    const who = event.tool ?? event.agent;
    const words = `${event.type}${who === undefined ? '' : ` · ${who}`}`;
    return { came: { atUs: frame.atUs, words }, seen, missed: seen ? undefined : missed.get(frame.atUs) };
  });
  const alone = left.map((seen): Row => ({ came: undefined, seen, missed: undefined }));
  const first = ({ came: one, seen }: Row): number => one?.atUs ?? seen?.atUs ?? 0;
  return [...came, ...alone].toSorted((a, b) => first(a) - first(b));
}

function drawRow({ came, seen, missed }: Row, y: number, zeroUs: number): readonly string[] {
  const since = (atUs: number): string => `${Math.round((atUs - zeroUs) / 1000)}`;
  const parts: string[] = [];
  if (came) {
    const words = escape(excerpt(redact(came.words), labelLength));
    parts.push(
      `<text class="wire-words" x="${wireX - 14}" y="${y + 4}">${words}</text>`,
      `<circle class="came" cx="${wireX}" cy="${y}" r="4"/>`,
      `<text class="time" x="${wireX + 12}" y="${y + 4}">${since(came.atUs)}</text>`,
    );
  }
  if (missed !== undefined) {
    parts.push(
      `<rect class="unseen" x="${pageX - 4}" y="${y - 4}" width="8" height="8"/>`,
      `<text class="unseen" x="${pageX + 14}" y="${y + 4}">not seen: ${escape(excerpt(shortened(missed), labelLength))}</text>`,
    );
  }
  if (!seen) return parts;
  const lagMs = came ? (seen.atUs - came.atUs) / 1000 : undefined;
  const lag =
    lagMs === undefined ? since(seen.atUs) : `${lagMs < 0 ? '−' : '+'}${Math.abs(lagMs).toFixed(1)}`;
  const words = escape(excerpt(redact(shortened(seen.words)), labelLength));
  if (came) parts.push(`<path class="way" d="M ${wireX + 56} ${y} H ${pageX - 64}"/>`);
  return [
    ...parts,
    `<text class="time" text-anchor="end" x="${pageX - 12}" y="${y + 4}">${lag}</text>`,
    `<rect class="seen" x="${pageX - 4}" y="${y - 4}" width="8" height="8"/>`,
    `<text x="${pageX + 14}" y="${y + 4}">${words}</text>`,
  ];
}

/** Without the text of a thought, which may speak of the message. */
function shortened(words: string): string {
  return words.replace(/^thinking ".*"$/s, 'the thought');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
