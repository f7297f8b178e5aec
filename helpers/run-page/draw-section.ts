import { markup, type Markup, type Part } from './markup.ts';

/** A part of the page with its heading; nothing where there is nothing to say. */
export function drawSection(anchor: string, title: string, lead: string, body: Part): Markup | undefined {
  if (body === undefined || body === '') return undefined;
  return markup`<section id="${anchor}" aria-labelledby="${anchor}-title"><h2 id="${anchor}-title">${title}</h2>
${lead === '' ? undefined : markup`<p class="lead">${lead}</p>`}
${body}</section>
`;
}

/** What most readers do not need: shut on the screen, open on paper. */
export function drawFold(summary: Part, body: Part): Markup {
  return markup`<details><summary>${summary}</summary>
${body}</details>
`;
}
