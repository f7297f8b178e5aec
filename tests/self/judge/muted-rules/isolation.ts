import { judgeIntrusion } from '../../../../helpers/judge/judge-intrusion.ts';
import { judgeIsolation } from '../../../../helpers/judge/judge-isolation.ts';
import { judgeUntouchedThread } from '../../../../helpers/judge/judge-untouched-thread.ts';
import { makeReply } from '../../unit/http/make-reply.ts';
import { makeRecord, makeUser } from '../../unit/judge/make-crowd.ts';
import { mutings } from '../mutings.ts';
import type { MutedRules } from './muted-rule.ts';
import { answered } from './nothing.ts';

/** Rules about what users see of each other. */
export const mutedIsolationRules: MutedRules = {
  judgeIsolation: {
    fed: {
      'nobody at all': () => judgeIsolation(makeRecord([])),
      'users who heard nothing': () => judgeIsolation(makeRecord([makeUser(1, { frames: [], turns: [] })])),
      'users who heard nothing of their own turns': () =>
        judgeIsolation(
          makeRecord([1, 2].map((number) => makeUser(number, { turns: Object.values(mutings) }))),
        ),
    },
  },
  judgeIntrusion: {
    fed: {
      'a socket that hears nothing, and a thread that holds nothing': () =>
        judgeIntrusion({ threadId: 'thread_7', ownerId: 'user-1', nonce: 'QX-1', heard: [], stored: [] }),
    },
  },
  judgeUntouchedThread: {
    fed: {
      ...answered((reply) => judgeUntouchedThread(reply, reply)).fed,
      'a thread that is gone afterwards': () =>
        judgeUntouchedThread(makeReply(200, { title: 'gp-1', message_count: 0 }), makeReply(404)),
    },
  },
};
