import { markup, type Markup, type Part } from './markup.ts';

/** Names with what is to be said of each; one of which there is nothing to say is left out. */
export function drawFacts(rows: readonly (readonly [name: string, words: Part])[]): Markup {
  const said = rows.filter(
    ([, words]) => words !== undefined && words !== '' && !(Array.isArray(words) && words.length === 0),
  );
  return markup`<dl class="facts">${said.map(([name, words]) => markup`<div><dt>${name}</dt><dd>${words}</dd></div>`)}</dl>`;
}
