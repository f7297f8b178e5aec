import { finding } from '../diagnosis/finding.ts';
import type { Judgement } from './judgement.ts';

/** Where a token or a password was seen that is none of the places where the page may hold it. */
export interface SecretsSeen {
  /** In words: `the address of the page`. */
  readonly exposed: readonly string[];
  /** What the page asked for: with nothing at all, nothing is known of it. */
  readonly requests: readonly unknown[];
}

/**
 * Tokens stay in the storage of the browser, and go to the services of the target alone: the page takes them out of its address, its
 * socket carries them as a subprotocol (ui contract, sections 1, 2 and 4), and a password is kept nowhere.
 */
export function judgeSecretsKept({ exposed, requests }: SecretsSeen): Judgement {
  const words = exposed.length === 0 ? 'nowhere else than where they belong' : `in ${exposed.join(', in ')}`;
  const isKnown = exposed.length > 0 || requests.length > 0;
  const evidence = isKnown ? [`${requests.length} requests: tokens were seen ${words}`] : [];
  const sentence = `One stands in ${exposed.join(', and in ')}.`;
  return {
    findings: exposed.length === 0 ? [] : [finding('UI_SECRET_EXPOSED', sentence, evidence)],
    evidence,
  };
}
