import { fieldOf } from '../http/field-of.ts';

/** What one process of the backend says of itself. Behind a load balancer it is one of several. */
export interface ResourceReading {
  readonly rssBytes?: number;
  /** Percent of one core, as the service itself measures it. */
  readonly cpuPercent?: number;
  /** Which fields were read, for the reader of the report. */
  readonly from: string;
}

const mib = 1024 ** 2;

/** Names whose unit is plain, with what they must be multiplied by to give bytes. The body of the real route was never recorded. */
const memoryFields: readonly (readonly [name: string, factor: number])[] = [
  ['rss_bytes', 1],
  ['memory_rss_bytes', 1],
  ['rss', 1],
  ['memory_rss', 1],
  ['rss_mb', mib],
  ['memory_rss_mb', mib],
  ['memory_usage_mb', mib],
  ['memory_mb', mib],
];
const cpuFields = ['cpu_percent', 'cpu_usage_percent'];
/** Where a body may keep them: never the figures of the whole machine. */
const places = ['process', 'process.memory', 'process.cpu', 'data.process', 'system.process'];

/**
 * Memory and processor of the process that answered `GET /health/system` (requirements F31 and F32). Undefined when the body names
 * neither in a way that can be read without guessing.
 */
export function readResources(json: unknown): ResourceReading | undefined {
  const memory = find(
    json,
    memoryFields.map(([name]) => name),
  );
  const cpu = find(json, cpuFields);
  if (!memory && !cpu) return undefined;
  const factor = memoryFields.find(([name]) => name === memory?.name)?.[1] ?? 1;
  return {
    ...(memory ? { rssBytes: memory.value * factor } : {}),
    ...(cpu ? { cpuPercent: cpu.value } : {}),
    from: [memory, cpu].flatMap((one) => one?.path ?? []).join(', '),
  };
}

function find(
  json: unknown,
  names: readonly string[],
): { readonly name: string; readonly path: string; readonly value: number } | undefined {
  for (const place of places) {
    const object = place.split('.').reduce(fieldOf, json);
    for (const name of names) {
      const value = fieldOf(object, name);
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) {
        return { name, path: `${place}.${name}`, value };
      }
    }
  }
  return undefined;
}
