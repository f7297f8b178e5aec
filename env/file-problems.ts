import { closestWord } from './closest-word.ts';
import type { EnvText } from './env-text.ts';
import { committedFile, type EnvFiles, secretsFile } from './setting-sources.ts';
import { holdsSecret } from './shown-value.ts';
import type { Problem } from './target-reading.ts';
import { loginKeyVariable, settingKeysOf } from './target-schema.ts';
import type { TargetName } from './target.ts';

/** What is wrong with the lines of the two files, whatever their values mean. */
export function fileProblems(
  target: TargetName,
  files: EnvFiles,
  secrets: readonly string[],
): readonly Problem[] {
  const keys = settingKeysOf(target);
  const committed = files.committed ? lineProblems(committedFile(target), files.committed) : [];
  const secret = files.secrets ? lineProblems(secretsFile(target), files.secrets) : [];
  const unknown = (files.committed?.lines ?? [])
    .filter((line) => !keys.some((key) => key === line.key))
    .map((line) => {
      const place = `Line ${line.line} of ${committedFile(target)}`;
      const named = isSettingName(line.key) && !holdsSecret(line.key, secrets) ? ` (${line.key})` : '';
      return /key|secret|password|token/i.test(line.key)
        ? `${place}${named} looks like a secret, and this file is committed. Move it to ${secretsFile(target)}, which git ignores.`
        : `${place}${named} is no setting. ${instead(line.key, keys)}`;
    });
  const unknownSecret = (files.secrets?.lines ?? [])
    .filter((line) => line.key !== loginKeyVariable && !keys.some((key) => key === line.key))
    .map(
      (line) =>
        `Line ${line.line} of ${secretsFile(target)} is no setting. ${instead(line.key, [loginKeyVariable, ...keys])}`,
    );
  return [...committed, ...unknown, ...secret, ...unknownSecret].map((sentence) => ({
    code: 'CONFIG_INVALID' as const,
    sentence,
  }));
}

/** Names like `AUTH_URL`. Anything else in the place of a name may be a secret that lost its own. */
function isSettingName(key: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(key) && key.length <= 40;
}

function instead(key: string, valid: readonly string[]): string {
  const close = closestWord(key, valid);
  return `${close === undefined ? '' : `Did you mean ${close}? `}Valid: ${valid.join(', ')}.`;
}

function lineProblems(file: string, text: EnvText): readonly string[] {
  return [
    ...text.unreadableLines.map((line) => `Line ${line} of ${file} is not of the form KEY=value.`),
    ...text.cutLines.map(
      (line) =>
        `Line ${line} of ${file} has a # inside its value, where a comment would begin. Put the value into quotes.`,
    ),
    ...text.repeatedLines.map(
      (line) => `Line ${line} of ${file} sets a key that an earlier line has set already.`,
    ),
  ];
}
