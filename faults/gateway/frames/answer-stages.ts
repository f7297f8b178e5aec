import type { Fault, FaultKind } from '../../fault.ts';
import type { ActiveFault } from '../active-fault.ts';
import { valueAt, withValueAt } from '../json-path.ts';
import type { Frame } from './frame.ts';
import type { FrameStage } from './frame-stage.ts';
import type { LinkView } from './link-view.ts';
import { matchingStage } from './matching-stage.ts';

type Of<K extends FaultKind> = ActiveFault<Extract<Fault, { kind: K }>>;
/** Made once for the gateway; what it remembers, all sockets share. */
type Prepare<K extends FaultKind> = (active: Of<K>) => (link: LinkView) => FrameStage;

interface Which {
  readonly run?: number | undefined;
  readonly runFrom?: number | undefined;
  readonly connection?: number | undefined;
  readonly connectionFrom?: number | undefined;
}

/** A stage that rewrites the event with which a run ends well. */
function ending(
  { run, runFrom, connection, connectionFrom }: Which,
  link: LinkView,
  rewrite: (frame: Frame) => Frame,
): FrameStage {
  const match = { terminal: true, type: 'agent_completed', run, runFrom, connection, connectionFrom };
  return matchingStage(link, match, (frame, emit) => emit({ kind: 'frame', frame: rewrite(frame) }));
}

const answering = (frame: Frame, path: string, answer: string): Frame =>
  frame.withJson(withValueAt(frame.json, path, answer));

const canned: Prepare<'agent-canned'> =
  ({ fault, hit }) =>
  (link) =>
    ending(fault, link, (frame) => {
      hit();
      return answering(frame, fault.path, fault.answer);
    });

const empty: Prepare<'agent-empty-answer'> =
  ({ fault, hit }) =>
  (link) =>
    ending(fault, link, (frame) => {
      hit();
      return answering(frame, fault.path, '');
    });

const same: Prepare<'agent-same-answer'> = ({ fault, hit }) => {
  let first: unknown;
  return (link) =>
    ending(fault, link, (frame) => {
      const given = valueAt(frame.json, fault.path);
      if (typeof first !== 'string') {
        first = given;
        return frame;
      }
      hit();
      return answering(frame, fault.path, first);
    });
};

const ofAnother: Prepare<'agent-answer-of-another'> = ({ fault, hit }) => {
  const answers = new Map<string, string>();
  return (link) =>
    ending(fault, link, (frame) => {
      const user = link.credentials.user ?? `socket ${link.number}`;
      const foreign = [...answers].filter(([whose]) => whose !== user).at(-1)?.[1];
      const given = valueAt(frame.json, fault.path);
      // Deleted first, so that the latest stands last.
      answers.delete(user);
      if (typeof given === 'string') answers.set(user, given);
      if (foreign === undefined) return frame;
      hit();
      return answering(frame, fault.path, foreign);
    });
};

const errorAsSuccess: Prepare<'agent-error-as-success'> =
  ({ fault, hit }) =>
  (link) =>
    ending(fault, link, (frame) => {
      hit();
      let json: unknown = frame.json;
      const parent = fault.path.split('.').slice(0, -1).join('.');
      if (fault.style !== 'text')
        json = withValueAt(json, parent === '' ? 'success' : `${parent}.success`, false);
      if (fault.style !== 'result') json = withValueAt(json, fault.path, fault.text);
      return frame.withJson(json);
    });

const error: Prepare<'agent-error'> =
  ({ fault, hit }) =>
  (link) =>
    ending(fault, link, (frame) => {
      hit();
      const { payload: _payload, data: _data, ...top } = frame.json ?? {};
      return frame.withJson({
        ...top,
        type: 'agent_error',
        payload: {
          status: 'error',
          error_message: fault.message,
          error_context: { error_type: fault.errorType, agent_step: 'execution', user_facing: true },
          message: `${typeof top['agent_name'] === 'string' ? top['agent_name'] : 'The agent'} encountered an issue and could not complete your request`,
        },
      });
    });

const silent: Prepare<'agent-silent'> =
  ({ fault, hit }) =>
  (link) => {
    const counts = new Map<string, number>();
    const { run, runFrom, connection, connectionFrom } = fault;
    return matchingStage(link, { event: true, run, runFrom, connection, connectionFrom }, (frame, emit) => {
      const runId = frame.facts.runId ?? '';
      const count = (counts.get(runId) ?? 0) + 1;
      counts.set(runId, count);
      if (count > fault.afterEvents) hit();
      else emit({ kind: 'frame', frame });
    });
  };

const deaf: Prepare<'agent-deaf'> =
  ({ fault, hit }) =>
  (link) => {
    const { run, runFrom, connection, connectionFrom } = fault;
    return matchingStage(
      link,
      { direction: 'out', chat: true, run, runFrom, connection, connectionFrom },
      () => hit(),
    );
  };

/** The faults of what the agent says, or that it says nothing. */
export const answerStages = {
  'agent-canned': canned,
  'agent-empty-answer': empty,
  'agent-same-answer': same,
  'agent-answer-of-another': ofAnother,
  'agent-error-as-success': errorAsSuccess,
  'agent-error': error,
  'agent-silent': silent,
  'agent-deaf': deaf,
};
