import type { EnvText } from './env-text.ts';
import { loginKeyVariable, type SettingKey } from './target-schema.ts';
import type { TargetName } from './target.ts';

/** A setting as found: its text, the variable as it is called there, and where that is (a file's name or `environment`). */
export interface Found {
  readonly text: string;
  readonly variable: string;
  readonly from: string;
}

/** The settings of a target as found, by key. */
export type FoundSettings = ReadonlyMap<SettingKey, Found>;

/** The two .env files of a target, read; undefined for one that is not there. */
export interface EnvFiles {
  readonly committed: EnvText | undefined;
  readonly secrets: EnvText | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** File names as a reader knows them, from the root of the project. */
export function committedFile(target: TargetName): string {
  return `env/${target}.env`;
}
export function secretsFile(target: TargetName): string {
  return `env/${target}.secrets.env`;
}
export function environmentVariable(target: TargetName, key: string): string {
  return `${target.toUpperCase()}_${key}`;
}

function textIn(file: EnvText | undefined, key: string): string | undefined {
  return nonBlank(file?.lines.find((line) => line.key === key)?.value);
}

/** Blank is the same as not set, everywhere: a pipeline hands over an unset variable as a blank one. */
export function nonBlank(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

/** Finds one setting: the environment before the secrets file before the committed file. */
export function findSetting(
  target: TargetName,
  key: SettingKey,
  files: EnvFiles,
  environment: Environment,
): Found | undefined {
  const variable = environmentVariable(target, key);
  const places: readonly [string | undefined, string, string][] = [
    [nonBlank(environment[variable]), variable, 'environment'],
    [textIn(files.secrets, key), key, secretsFile(target)],
    [textIn(files.committed, key), key, committedFile(target)],
  ];
  for (const [text, name, from] of places) if (text !== undefined) return { text, variable: name, from };
  return undefined;
}

/** Finds the login key: the environment before the secrets file. A committed file is no place for it. */
export function findLoginKey(
  target: TargetName,
  files: EnvFiles,
  environment: Environment,
): Found | undefined {
  const fromEnvironment = nonBlank(environment[loginKeyVariable]);
  if (fromEnvironment !== undefined) {
    return { text: fromEnvironment, variable: loginKeyVariable, from: 'environment' };
  }
  const fromFile = textIn(files.secrets, loginKeyVariable);
  if (fromFile === undefined) return undefined;
  return { text: fromFile, variable: loginKeyVariable, from: secretsFile(target) };
}

/** Every text that must not be printed: the key, and all that the secrets file holds. */
export function knownSecrets(files: EnvFiles, environment: Environment): readonly string[] {
  const fromFile = files.secrets?.lines.map((line) => line.value) ?? [];
  return [environment[loginKeyVariable], ...fromFile].flatMap((text) => nonBlank(text) ?? []);
}

/** The place of a setting, in words. */
export function whereIs({ variable, from }: Found): string {
  return `${variable} in ${from === 'environment' ? 'the environment' : from}`;
}
