import type { Edit } from './edit.ts';
import type { Proof } from './proof.ts';
import { runTest, type TestRun } from './run-test.ts';
import { TreeCopy } from './tree-copy.ts';

/**
 * Proves each edit in copies of the tree, `jobs` at a time: the test as it stands, then the same without the rule. Tells `hear` of
 * each proof as it is done; resolves with all, in the order of the edits.
 */
export async function proveEdits(
  root: string,
  edits: readonly Edit[],
  jobs: number,
  hear: (proof: Proof) => void,
): Promise<readonly Proof[]> {
  const proofs = new Map<Edit, Proof>();
  const waiting = [...edits];
  const wholes = new Map<string, Promise<TestRun>>();
  const work = async (copy: TreeCopy): Promise<void> => {
    for (let edit = waiting.shift(); edit; edit = waiting.shift()) {
      const { test, only = '' } = edit;
      const key = `${test} ${only}`;
      const whole = wholes.get(key) ?? runTest(copy, edit);
      wholes.set(key, whole);
      const first = await whole;
      const without = await copy.without(edit.changes, () => runTest(copy, edit));
      const proof = { edit, whole: first, without };
      proofs.set(edit, proof);
      hear(proof);
    }
  };
  const copies = Array.from({ length: jobs }, () => TreeCopy.of(root));
  const removeAll = (): void => {
    for (const copy of copies) copy.remove();
  };
  process.once('exit', removeAll);
  await Promise.all(copies.map(work));
  return edits.flatMap((edit) => proofs.get(edit) ?? []);
}
