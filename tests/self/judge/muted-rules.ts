import { mutedDeploymentRules } from './muted-rules/deployment.ts';
import { mutedInterfaceRules } from './muted-rules/interface.ts';
import { mutedIsolationRules } from './muted-rules/isolation.ts';
import { mutedLoginRules } from './muted-rules/logins.ts';
import type { MutedRules } from './muted-rules/muted-rule.ts';
import { mutedPageConnectionRules } from './muted-rules/page-connection.ts';
import { mutedPageEntryRules } from './muted-rules/page-entry.ts';
import { mutedPageTurnRules } from './muted-rules/page-turns.ts';
import { mutedSocketRules } from './muted-rules/sockets.ts';
import { mutedTurnRules } from './muted-rules/turns.ts';

/** Every rule of helpers/judge, by the name of its function. A rule without a row fails the test. */
export const mutedRules: MutedRules = {
  ...mutedDeploymentRules,
  ...mutedInterfaceRules,
  ...mutedIsolationRules,
  ...mutedLoginRules,
  ...mutedPageConnectionRules,
  ...mutedPageEntryRules,
  ...mutedPageTurnRules,
  ...mutedSocketRules,
  ...mutedTurnRules,
};
