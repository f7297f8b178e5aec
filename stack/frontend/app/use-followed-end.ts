import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** As near to the end counts as at it, CSS pixels. */
const nearPx = 80;

/**
 * Keeps the end of what scrolls in sight when one of `changes` does, unless the user has scrolled away from it; goes there
 * in any case when one of `beginnings` changes.
 */
export function useFollowedEnd(
  beginnings: readonly unknown[],
  changes: readonly unknown[],
): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const note = (): void => {
      isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < nearPx;
    };
    // What appears above or below takes room away from the end.
    const size = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTo({ top: current.scrollHeight });
    });
    size.observe(current);
    current.addEventListener('scroll', note, { passive: true });
    return () => {
      size.disconnect();
      current.removeEventListener('scroll', note);
    };
  }, []);
  useLayoutEffect(() => {
    isAtEnd.current = true;
  }, beginnings);
  useLayoutEffect(() => {
    if (isAtEnd.current) element.current?.scrollTo({ top: element.current.scrollHeight });
  }, [...beginnings, ...changes]);
  return element;
}
