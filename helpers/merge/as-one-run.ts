import type { BrokenProof, CheckReport } from '../reporting/check-report.ts';
import type { Attempt, ObservedTest } from '../reporting/observed-test.ts';

/** A check and what it was the first of its machine to find broken. */
interface Prover {
  readonly title: string;
  /** Its place in the order of one run. */
  readonly at: number;
  readonly proof: BrokenProof;
}

/**
 * The tests of several shards as one run would have had them. `plan` is the order of their ids. Machines that do not know of each
 * other look twice at what one looks at once:
 * - each climbs the ladder at its first failure; that of the first of them stays, and what the others' ladders alone saw goes;
 * - each finds for itself that a need is broken; the first proof stays, and a later check of another shard that stands on that need is
 *   blocked by it, with what that check had blocked, if it held or found the very same. What it cost stays counted, and what else a
 *   check found is never taken away.
 */
export function asOneRun(tests: readonly ObservedTest[], plan: readonly string[]): readonly ObservedTest[] {
  const placeOf = new Map(plan.map((id, at) => [id, at]));
  const place = ({ id }: ObservedTest): number => placeOf.get(id) ?? plan.length;
  return withFirstProofs(withFirstLadder(tests.toSorted((a, b) => place(a) - place(b))));
}

function withFirstLadder(tests: readonly ObservedTest[]): readonly ObservedTest[] {
  let isTaken = false;
  return tests.map((test) =>
    withReports(test, (report) => {
      if (report.ladder === undefined) return report;
      if (!isTaken) {
        isTaken = true;
        return report;
      }
      const { ladder: _ladder, ladderSaw = [], ...others } = report;
      return { ...others, findings: report.findings.filter(({ code }) => !ladderSaw.includes(code)) };
    }),
  );
}

function withFirstProofs(tests: readonly ObservedTest[]): readonly ObservedTest[] {
  const first = firstProofs(tests);
  /** By the title of a check that proved again what was known: what it is blocked by now. */
  const folded = new Map<string, Prover>();
  for (const [at, test] of tests.entries()) {
    const known = knownBefore(test, first) ?? provenBefore(test, at, first);
    if (known) folded.set(test.title, known);
  }
  return tests.map((test) => {
    const own = folded.get(test.title);
    if (own) return { ...test, attempts: test.attempts.map((attempt) => blockedBy(own, attempt)) };
    return withReports(test, (report) => {
      const by = folded.get(report.blockedBy?.provenBy ?? '');
      return by === undefined || report.blockedBy?.code !== by.proof.finding.code
        ? report
        : { ...report, blockedBy: { ...by.proof.finding, provenBy: by.title } };
    });
  });
}

function firstProofs(tests: readonly ObservedTest[]): ReadonlyMap<string, Prover> {
  const first = new Map<string, Prover>();
  for (const [at, test] of tests.entries()) {
    for (const proof of proofsOf(test)) {
      if (!first.has(proof.need)) first.set(proof.need, { title: test.title, at, proof });
    }
  }
  return first;
}

/** What an earlier check had proven in the same words, where this one says nothing beyond it. */
function knownBefore(test: ObservedTest, first: ReadonlyMap<string, Prover>): Prover | undefined {
  const proofs = proofsOf(test);
  const known = proofs.map(({ need, finding }) => {
    const prover = first.get(need);
    return prover?.title !== test.title && prover?.proof.finding.code === finding.code ? prover : undefined;
  });
  if (proofs.length === 0 || known.includes(undefined)) return undefined;
  const codes = proofs.map(({ finding }) => finding.code);
  const findings = test.attempts.flatMap(({ report }) => report?.findings ?? []);
  return findings.every(({ code, severity }) => severity === 'info' || codes.includes(code))
    ? known[0]
    : undefined;
}

/** What a check of another shard had proven broken before this one held: one run would not have asked it any more. */
function provenBefore(
  { attempts }: ObservedTest,
  at: number,
  first: ReadonlyMap<string, Prover>,
): Prover | undefined {
  const holds = attempts.every(
    ({ status, report }) =>
      status === 'passed' && (report?.findings ?? []).every(({ severity }) => severity === 'info'),
  );
  if (!holds) return undefined;
  return attempts
    .flatMap(({ report }) => report?.needs ?? [])
    .map((need) => first.get(need))
    .find((prover) => prover !== undefined && prover.at < at);
}

function blockedBy({ title, proof }: Prover, { report, ...attempt }: Attempt): Attempt {
  if (report === undefined) return { ...attempt, report };
  const { spent, wire, sockets, targetInfo } = report;
  return {
    ...attempt,
    status: 'skipped',
    errors: [],
    report: {
      schema: 1,
      findings: report.findings.filter(({ severity }) => severity === 'info'),
      blockedBy: { ...proof.finding, provenBy: title },
      evidence: [],
      measurements: [],
      wire,
      spent,
      ...(sockets === undefined ? {} : { sockets }),
      ...(targetInfo === undefined ? {} : { targetInfo }),
    },
  };
}

function proofsOf({ attempts }: ObservedTest): readonly BrokenProof[] {
  return attempts.flatMap(({ report }) => report?.proves ?? []);
}

function withReports(test: ObservedTest, change: (report: CheckReport) => CheckReport): ObservedTest {
  return {
    ...test,
    attempts: test.attempts.map((attempt) =>
      attempt.report === undefined ? attempt : { ...attempt, report: change(attempt.report) },
    ),
  };
}
