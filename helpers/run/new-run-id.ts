import { randomBytes } from 'node:crypto';
import { forbiddenWordsIn } from '../../env/forbidden-words.ts';

/** Goes into names and e-mails at the target, so it must not spell a word that changes how the product behaves. */
export function newRunId(): string {
  for (;;) {
    const id = randomBytes(4).toString('hex');
    if (forbiddenWordsIn(id).length === 0) return id;
  }
}
