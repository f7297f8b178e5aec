import type { TurnRecord } from '../recordings/turn-record.ts';
import type { RunStory } from '../reporting/run-story.ts';

/**
 * The turn that tells most: in a run that is red because of a turn the first one that what is said first was found in, else the golden
 * turn, else the first that was asked. Undefined in a run without any.
 */
export function turnToShow({ document, turns }: RunStory): TurnRecord | undefined {
  const [first] = document.findings;
  const told = turns.find(({ judgements }) =>
    judgements.some(({ findings }) =>
      findings.some(({ code, severity }) => severity !== 'info' && code === first?.code),
    ),
  );
  const asked = first?.test === undefined ? undefined : turns.find(({ title }) => title === first.test);
  return told ?? asked ?? turns.find(({ isGolden }) => isGolden) ?? turns[0];
}

/** A turn that was followed on the page as well, other than the one that is shown already. */
export function pageTurnToShow(story: RunStory): TurnRecord | undefined {
  const shown = turnToShow(story);
  if (shown?.page) return undefined;
  const seen = story.turns.filter(({ page }) => page !== undefined && page.seen.length > 0);
  // The others are about something besides the message: a connection that is cut, two windows, a long conversation.
  return seen.find(({ check }) => check.startsWith('browser/message:')) ?? seen[0];
}
