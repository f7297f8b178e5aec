import { watchLimits } from '../../env/rollback-triggers.ts';
import { codes } from '../diagnosis/codes.ts';
import { spokenBytes, spokenTime } from './spoken-figures.ts';
import type { WatchSample } from './watch-sample.ts';

interface Point {
  readonly atMs: number;
  readonly bytes: number;
}

const hourMs = 3_600_000;

/** What the memory and the processor of the backend say against calling it stable; nothing where they were not read. */
export function resourceDoubts(samples: readonly WatchSample[], scale: number): readonly string[] {
  const points = samples.flatMap(({ atMs, resources }) =>
    resources?.rssBytes === undefined ? [] : [{ atMs, bytes: resources.rssBytes }],
  );
  const cpu = samples.flatMap(({ resources }) => resources?.cpuPercent ?? []);
  return [...memoryDoubts(points), ...growthDoubts(points, scale), ...cpuDoubts(cpu)];
}

function memoryDoubts(points: readonly Point[]): string[] {
  const mean = meanOf(points.map(({ bytes }) => bytes));
  if (mean === undefined || mean <= watchLimits.meanMemoryBytes) return [];
  return [
    `The backend's process held ${spokenBytes(mean)} on average (n = ${points.length}, limit ${spokenBytes(watchLimits.meanMemoryBytes)}, sampled).`,
  ];
}

function growthDoubts(points: readonly Point[], scale: number): string[] {
  const lastedMs = (points.at(-1)?.atMs ?? 0) - (points[0]?.atMs ?? 0);
  if (points.length < watchLimits.growthSamples || lastedMs < watchLimits.growthWindowMs * scale) return [];
  // An hour of the watch is an hour of the clock, shortened by the scale like every other time.
  const bytesPerHour = slopeOf(points) * hourMs * scale;
  if (bytesPerHour <= watchLimits.memoryGrowthBytesPerHour) return [];
  return [
    `MEMORY_GROWTH: ${codes.MEMORY_GROWTH.sentence} ${spokenBytes(bytesPerHour)} an hour over ${spokenTime(lastedMs)} (n = ${points.length}, least squares; limit ${spokenBytes(watchLimits.memoryGrowthBytesPerHour)} an hour).`,
  ];
}

/** Bytes a ms, by least squares. */
function slopeOf(points: readonly Point[]): number {
  const atMs = meanOf(points.map((point) => point.atMs)) ?? 0;
  const bytes = meanOf(points.map((point) => point.bytes)) ?? 0;
  const sum = (of: (point: Point) => number): number => points.reduce((all, point) => all + of(point), 0);
  return (
    sum((point) => (point.atMs - atMs) * (point.bytes - bytes)) / sum((point) => (point.atMs - atMs) ** 2)
  );
}

function cpuDoubts(cpu: readonly number[]): string[] {
  const mean = meanOf(cpu);
  if (mean === undefined || mean < watchLimits.cpuPercent) return [];
  return [
    `The backend's process used ${Math.round(mean)} % of a processor on average (n = ${cpu.length}, limit ${watchLimits.cpuPercent} %, sampled).`,
  ];
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
