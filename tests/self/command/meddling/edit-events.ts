import type { FrameMeddler } from '../meddling-proxy.ts';
import { typeOf } from './type-of.ts';

type Json = Record<string, unknown>;

/** Changes the first event of this type; gives what is sent in its place. Later ones pass. */
export function editEvent(type: string, edit: (frame: Json) => readonly (Json | string)[]): FrameMeddler {
  let isDone = false;
  return (text) => {
    if (isDone || typeOf(text) !== type) return [text];
    isDone = true;
    return edited(text, edit);
  };
}

/** The same for the end of the run. */
export function editEnd(edit: (frame: Json) => readonly (Json | string)[]): FrameMeddler {
  return (text) => {
    const isEnd = typeOf(text) === 'agent_completed' && text.includes('"agent_name":"Supervisor"');
    return isEnd ? edited(text, edit) : [text];
  };
}

function edited(text: string, edit: (frame: Json) => readonly (Json | string)[]): readonly string[] {
  return edit(JSON.parse(text) as Json).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
}

/** Every one of these, one after the other, on each frame that the one before hands on. */
export function both(...meddlers: readonly FrameMeddler[]): FrameMeddler {
  return (text, link) =>
    meddlers.reduce<readonly string[]>(
      (texts, meddler) => texts.flatMap((one) => meddler(one, link)),
      [text],
    );
}

/** Holds every frame back for so long, in their order. */
export function late(ms: number): FrameMeddler {
  return (text, link) => {
    setTimeout(() => link.toClient(text), ms);
    return [];
  };
}
