import type { Fault, FaultKind } from '../../fault.ts';
import type { ActiveFault } from '../active-fault.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import type { Frame } from './frame.ts';
import type { FrameStage } from './frame-stage.ts';
import type { Item } from './item.ts';
import type { LinkView } from './link-view.ts';
import { matchingStage } from './matching-stage.ts';

type Of<K extends FaultKind> = ActiveFault<Extract<Fault, { kind: K }>>;
type Make<K extends FaultKind> = (active: Of<K>, link: LinkView) => FrameStage;

const frameItem = (frame: Frame): Item => ({ kind: 'frame', frame });

const inject: Make<'frame-inject'> = ({ fault, hit }, link) =>
  matchingStage(link, fault.match, (frame, emit) => {
    hit();
    const send = (): void => {
      const made = frame.withJson(fillPlaceholders(fault.frame, frame, link));
      emit(frameItem(made));
    };
    if (fault.where === 'before') send();
    emit(frameItem(frame));
    if (fault.where === 'before') return;
    if (fault.afterMs === 0) send();
    else link.later(fault.afterMs, send);
  });

const injectText: Make<'frame-inject-text'> = ({ fault, hit }, link) =>
  matchingStage(link, fault.match, (frame, emit) => {
    hit();
    const both = [frame, frame.withText(fault.text)];
    for (const one of fault.where === 'before' ? both.reverse() : both) emit(frameItem(one));
  });

const ping: Make<'frame-ping'> = ({ fault, hit }, link) =>
  matchingStage(link, fault.match, (frame, emit) => {
    hit();
    if (fault.where === 'before') emit({ kind: 'ping' });
    emit(frameItem(frame));
    if (fault.where === 'after') emit({ kind: 'ping' });
  });

const misdeliver: Make<'frame-misdeliver'> = ({ fault, hit }, link) =>
  matchingStage(link, fault.match, (frame, emit) => {
    const other = link.other();
    if (other) hit();
    other?.deliver(frame);
    if (!other || fault.mode === 'copy') emit(frameItem(frame));
  });

const close: Make<'frame-close'> = ({ fault, hit }, link) =>
  matchingStage(link, fault.match, (frame, emit) => {
    hit();
    if (fault.when === 'after') emit(frameItem(frame));
    emit({ kind: 'close', code: fault.code, reason: fault.reason, isFault: true });
  });

const freeze: Make<'frame-freeze'> = ({ fault, hit }, link) =>
  matchingStage(link, fault.match, (frame, emit) => {
    hit();
    if (fault.when === 'after') emit(frameItem(frame));
    emit({ kind: 'freeze' });
  });

/** The faults that put something in, send it elsewhere, or end the conversation. */
export const interferenceStages = {
  'frame-inject': inject,
  'frame-inject-text': injectText,
  'frame-ping': ping,
  'frame-misdeliver': misdeliver,
  'frame-close': close,
  'frame-freeze': freeze,
};
