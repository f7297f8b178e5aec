import { budgetsFor } from '../../../../env/budgets.ts';
import { endpoints } from '../../../../env/endpoints.ts';
import { healthFacts } from '../../../../env/health-facts.ts';
import { requiredRoutes } from '../../../../env/required-routes.ts';
import { targetNames } from '../../../../env/target.ts';
import type { CrossOriginExchange } from '../../../../helpers/http/ask-across-origins.ts';
import type { HttpReply } from '../../../../helpers/http/http-client.ts';
import { judgeAnnouncedFigures } from '../../../../helpers/judge/judge-announced-figures.ts';
import { judgeApiPace } from '../../../../helpers/judge/judge-api-pace.ts';
import { judgeBudget } from '../../../../helpers/judge/judge-budget.ts';
import { judgeForeignOrigin, judgeOwnOrigin } from '../../../../helpers/judge/judge-cross-origin.ts';
import { judgeEndpoints } from '../../../../helpers/judge/judge-endpoints.ts';
import { judgeFact } from '../../../../helpers/judge/judge-fact.ts';
import { judgeHealthFact } from '../../../../helpers/judge/judge-health-fact.ts';
import { judgeInterface } from '../../../../helpers/judge/judge-interface.ts';
import { judgePage } from '../../../../helpers/judge/judge-page.ts';
import { judgeReadiness } from '../../../../helpers/judge/judge-readiness.ts';
import { judgeResources } from '../../../../helpers/judge/judge-resources.ts';
import { makeReply } from '../../unit/http/make-reply.ts';
import { FixedLags } from '../../unit/judge/fixed-lags.ts';
import type { Feed, MutedRules } from './muted-rule.ts';
import { answered, nobody } from './nothing.ts';

const budgets = budgetsFor('local');
const everyFact = [
  healthFacts.socketHealth,
  ...healthFacts.backend,
  ...healthFacts.auth,
  ...healthFacts.frontend,
];

/** An interface of which the document is all that was seen. */
function published(document: HttpReply): unknown {
  return judgeInterface({ service: 'backend', required: requiredRoutes.backend, document, probed: [] });
}

function exchange(reply: HttpReply): CrossOriginExchange {
  return {
    service: 'backend',
    origin: 'https://app.example',
    wants: { method: 'GET', header: 'authorization' },
    preflight: reply,
    plain: reply,
  };
}

/** Every health route that does not gate, and every empty answer. */
function facts(): Readonly<Record<string, Feed>> {
  const all = everyFact.flatMap((fact) =>
    Object.entries(answered((reply) => judgeHealthFact(reply, fact)).fed).map(
      ([name, feed]) => [`${name}, at ${fact.path}`, feed] as const,
    ),
  );
  return Object.fromEntries(all);
}

/** Rules about what the services answer over HTTP, besides logins. */
export const mutedInterfaceRules: MutedRules = {
  judgeResources: {
    fed: {
      ...answered(judgeResources).fed,
      'the right status without figures': () => judgeResources(makeReply(200, { status: 'healthy' })),
    },
  },
  judgeFact: answered((reply) => judgeFact(reply, { status: 'ready' })),
  judgeHealthFact: { fed: facts() },
  judgeReadiness: answered((reply) => judgeReadiness(reply, budgets, new FixedLags())),
  judgeBudget: { fed: { 'no figure': () => judgeBudget(budgets.answer, Number.NaN, 0, 'The answer') } },
  judgeEndpoints: {
    fed: {
      'no endpoint at all': () => judgeEndpoints([]),
      ...answered((reply) =>
        judgeEndpoints(endpoints.map((endpoint) => ({ endpoint, without: reply, with: reply }))),
      ).fed,
    },
  },
  judgeApiPace: {
    fed: {
      'no call at all': () => judgeApiPace([], budgets, new FixedLags()),
      'a call that was never timed': () =>
        judgeApiPace([{ ...nobody, tookMs: Number.NaN }], budgets, new FixedLags()),
    },
  },
  judgeAnnouncedFigures: {
    fed: Object.fromEntries(
      targetNames.flatMap((name) => [
        ...Object.entries(answered((reply) => judgeAnnouncedFigures(reply, name)).fed).map(
          ([what, feed]) => [`${what}, on ${name}`, feed] as const,
        ),
        [
          `a config without figures, on ${name}`,
          () => judgeAnnouncedFigures(makeReply(200, { websocket_config: {} }), name),
        ] as const,
      ]),
    ),
  },
  judgeInterface: {
    fed: {
      ...answered(published).fed,
      'a document that names no path': () => published(makeReply(200, { openapi: '3.1.0', paths: {} })),
      'a document that names only empty paths': () =>
        published(
          makeReply(200, { paths: Object.fromEntries(requiredRoutes.backend.map(({ path }) => [path, {}])) }),
        ),
    },
  },
  judgeOwnOrigin: {
    fed: {
      'no call at all': () => judgeOwnOrigin([]),
      ...answered((reply) => judgeOwnOrigin([exchange(reply)])).fed,
    },
  },
  judgeForeignOrigin: {
    fed: {
      'no call at all': () => judgeForeignOrigin([]),
      // An answer in full that names no origin is what keeps a page out, whatever is in it.
      ...answered((reply) => judgeForeignOrigin([exchange(reply)]), {
        but: ['the right status without a body', 'the right status with an empty body'],
      }).fed,
    },
  },
  judgePage: answered(judgePage),
};
