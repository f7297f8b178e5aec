import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Makes the value of a placeholder that is not one of the usual ones; undefined for one that it does not know. */
export type Particulars = (name: string, field: string) => string | number | undefined;

const iso = (): string => new Date().toISOString().replace(/Z$/, '000');

/** What differs from answer to answer and means nothing. */
const usual: Readonly<Record<string, () => string | number>> = {
  iso: () => `${iso()}+00:00`,
  'iso z': () => `${iso()}Z`,
  'iso to the second': () => `${iso().slice(0, 19)}+00:00`,
  'naive iso': iso,
  'naive iso to the second': () => new Date(Date.now() + 7_200_000).toISOString().slice(0, 19),
  seconds: () => Math.floor(Date.now() / 1000),
  'float seconds': () => Date.now() / 1000,
  number: () => performance.now() / 1000,
  port: () => 8000,
  uuid: () => randomUUID(),
  sha256: () => createHash('sha256').update(randomBytes(8)).digest('hex'),
  jti: () => `jti_${Date.now()}_1_${randomBytes(4).toString('hex')}`,
  state: () => randomBytes(16).toString('base64url'),
  'client id': () => 'recorded.apps.googleusercontent.com',
  debug: () => '(not recorded)',
};

/**
 * Fills in the placeholders of a recorded value, wherever they stand in it. A text that is a placeholder as a whole becomes a
 * number where it stands for one.
 * @throws Error for a placeholder that nobody knows: an answer is never sent with one in it.
 */
export function fillPlaceholders(recorded: unknown, particulars: Particulars, field = ''): unknown {
  if (typeof recorded === 'string') return fillText(recorded, particulars, field);
  if (Array.isArray(recorded)) return recorded.map((item) => fillPlaceholders(item, particulars, field));
  if (typeof recorded !== 'object' || recorded === null) return recorded;
  return Object.fromEntries(
    Object.entries(recorded).map(([key, value]) => [key, fillPlaceholders(value, particulars, key)]),
  );
}

function fillText(recorded: string, particulars: Particulars, field: string): string | number {
  const valueOf = (name: string): string | number => {
    const value = particulars(name, field) ?? usual[name]?.();
    if (value === undefined) throw new Error(`Nothing is known for <${name}> of the recordings.`);
    return value;
  };
  const whole = /^<([^<>]+)>$/.exec(recorded)?.[1];
  if (whole !== undefined) return valueOf(whole);
  return recorded.replaceAll(/<([^<>]+)>/g, (_all, name: string) => String(valueOf(name)));
}
