import type { PromptSent } from '../chat/turn.ts';
import type { ForeignSession } from './foreign-session.ts';

/** What a recording that is not ours does not show of a turn, one sentence each. `userId` is who is taken for the user, if anybody is. */
export function notShown(
  session: ForeignSession,
  userId: string | undefined,
  { expects }: PromptSent,
): readonly string[] {
  return [
    ...(session.userId !== undefined
      ? []
      : userId === undefined
        ? [
            'Who was logged in: no token and no frame names a user, so that frames of others are not told apart.',
          ]
        : [
            'Who was logged in: no token is in it, so that frames are only compared with the first user that they name.',
          ]),
    ...(expects.length > 0
      ? []
      : ['What the answer had to contain: it was only looked at for being empty or a prepared text.']),
    ...(session.isTimed
      ? [
          "How long each event was under way, and whether a missed limit is the recorder's own delay: nobody compared the clocks or watched that machine.",
        ]
      : ['Anything about time: the frames carry no times, so that neither limits nor silence were judged.']),
    'Which agent should lead, and how the connection ended, unless a frame says so.',
  ];
}
