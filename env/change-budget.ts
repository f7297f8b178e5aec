import type { BudgetChange } from './budget-changes.ts';
import type { Budget } from './budgets.ts';

const figures = ['target', 'limit', 'cold'] as const;

/** A budget of the contract with our own figures. Its source says what was changed, from what and why; looser ones are marked. */
export function changeBudget(contract: Budget, change: BudgetChange | undefined): Budget {
  if (change === undefined) return contract;
  const { reason, ...ours } = change;
  const changed = figures.flatMap((name) => {
    const [before, after] = [contractFigure(contract, name), ours[name]];
    return after === undefined || after === before
      ? []
      : [{ words: `${name} ${after > before ? 'loosened' : 'tightened'} from ${before} ms`, after, before }];
  });
  if (changed.length === 0) return contract;
  const isLooser = changed.some(({ before, after }) => after > before);
  return {
    ...contract,
    ...ours,
    source: `${contract.source}; ${changed.map(({ words }) => words).join(', ')}: ${reason}`,
    ...(isLooser ? { loosened: true as const } : {}),
  };
}

/** A cold start that the contract does not grant is held to its ordinary limit. */
function contractFigure(contract: Budget, name: (typeof figures)[number]): number {
  return name === 'cold' ? (contract.cold ?? contract.limit) : contract[name];
}
