import type { Variables } from './replayed.ts';
import { tampered } from './tampered.ts';

const second = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d`;

/** What a volatile text must look like. */
const patterns: Readonly<Record<string, string>> = {
  token: String.raw`[\w-]+\.[\w-]+\.[\w-]+`,
  'user id': String.raw`[\w-]{4,}`,
  'user id, cut': String.raw`.{1,8}\.\.\.`,
  'thread id': String.raw`thread_\d+_[0-9a-f]{8}`,
  'connection id': 'main_[0-9a-f]{8}',
  jti: String.raw`jti_\d+_\d+_[0-9a-f]{8}`,
  uuid: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  sha256: '[0-9a-f]{64}',
  'client id': String.raw`[\w-]+(?:\.apps\.googleusercontent\.com)?`,
  state: String.raw`[\w-]+`,
  iso: String.raw`${second}\.\d{6}\+00:00`,
  'iso to the second': String.raw`${second}\+00:00`,
  'iso z': String.raw`${second}\.\d{6}Z`,
  'naive iso': String.raw`${second}\.\d{6}`,
  'naive iso to the second': second,
  debug: '.*',
};
const isNumber: Readonly<Record<string, (value: number) => boolean>> = {
  '<seconds>': (value) => Number.isInteger(value) && value > 1_700_000_000,
  '<float seconds>': (value) => value > 1_700_000_000 && value < 10_000_000_000,
  '<number>': (value) => value >= 0,
  '<port>': (value) => Number.isInteger(value) && value > 0 && value < 65_536,
};

/** Whether a served value is what a recorded text, placeholders included, stands for. */
export function standsFor(recorded: string, served: unknown, variables: Variables): boolean {
  const numeric = isNumber[recorded];
  if (numeric !== undefined) return typeof served === 'number' && numeric(served);
  if (typeof served !== 'string') return false;
  const pattern = recorded
    .split(/(<[^<>]+>)/)
    .map((part) => (part.startsWith('<') ? patternOf(part, variables) : escaped(part)))
    .join('');
  return new RegExp(`^${pattern}$`, 's').test(served);
}

/** A recorded text of a request with its placeholders filled in. */
export function filledIn(recorded: string, variables: Variables): string {
  return recorded.replaceAll(/<(?:b64url\()?([^<>()]+)\)?>/g, (whole, name: string) => {
    const value = name === 'tampered' ? tampered(variables.get('access') ?? '') : variables.get(name);
    if (value === undefined) throw new Error(`Nothing is known yet for ${whole}.`);
    return whole.startsWith('<b64url(') ? Buffer.from(value).toString('base64url') : value;
  });
}

function patternOf(placeholder: string, variables: Variables): string {
  const name = placeholder.slice(1, -1);
  const pattern = patterns[name];
  return pattern ?? escaped(variables.get(name) ?? placeholder);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
