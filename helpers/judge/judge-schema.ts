import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { nameStep, type RunView, type Step } from './run-view.ts';

/** Rule 9 (and the run id of rule 6): the fields without which a page cannot show the event. */
export function judgeSchema(view: RunView): readonly Finding[] {
  const faults = [...view.own, ...view.strays].flatMap((step) => {
    const lacking = lackingFields(step);
    return lacking.length > 0 ? [{ step, lacking }] : [];
  });
  const [first] = faults;
  if (!first) return swappedNames(view);
  return [
    finding(
      'EVENT_SCHEMA',
      `${nameStep(first.step)} lacks ${first.lacking.join(', ')}.`,
      faults
        .slice(0, 5)
        .map(
          ({ step, lacking }) => `${nameStep(step)} lacks ${lacking.join(', ')}: ${excerpt(step.frame.raw)}`,
        ),
    ),
  ];
}

/** A tool event that names an agent of the run as its tool, and the tool as its agent (websocket contract 7, row 5). */
function swappedNames({ own }: RunView): readonly Finding[] {
  const agents = new Set(
    own.flatMap(({ event }) =>
      event.type.startsWith('agent_') && event.agent !== undefined ? [event.agent] : [],
    ),
  );
  const isKnown = (name: string | undefined): boolean => name !== undefined && agents.has(name);
  const swapped = own.filter(
    ({ event: { type, agent, tool } }) =>
      type.startsWith('tool_') && agent !== undefined && !isKnown(agent) && isKnown(tool),
  );
  const [first] = swapped;
  if (!first) return [];
  const { agent = '', tool = '' } = first.event;
  return [
    finding(
      'EVENT_SCHEMA',
      `${nameStep(first)} names the agent ${tool} as its tool, and ${agent} as the agent.`,
      swapped.slice(0, 5).map((step) => excerpt(step.frame.raw)),
    ),
  ];
}

function lackingFields(step: Step): readonly string[] {
  const { event } = step;
  const lacking: string[] = [];
  if (event.envelope === 'canonical') {
    if (event.runId === undefined) lacking.push('run_id');
    if (event.agent === undefined) lacking.push('agent_name');
    if (event.stampMs === undefined) lacking.push('timestamp');
  }
  if (
    event.type === 'agent_thinking' &&
    !hasText(event.body, ['reasoning', 'thought', 'message', 'content', 'text'])
  ) {
    lacking.push('the text of the thought');
  }
  if (event.type.startsWith('tool_') && event.tool === undefined) lacking.push('the name of the tool');
  if (event.type === 'agent_completed' && !hasResult(event.body)) lacking.push('a result');
  return lacking;
}

function hasText(body: Readonly<Record<string, unknown>>, fields: readonly string[]): boolean {
  return fields.some((field) => typeof body[field] === 'string' && body[field].trim() !== '');
}

function hasResult(body: Readonly<Record<string, unknown>>): boolean {
  const metadata = body['metadata'];
  const places = [
    body,
    typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>) : {},
  ];
  return places.some((place) =>
    ['result', 'response', 'final_response', 'results'].some(
      (field) => place[field] !== undefined && place[field] !== null,
    ),
  );
}
