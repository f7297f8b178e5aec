import { appendFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { PipelineVariables } from '../../env/pipeline-variables.ts';

/** Gives outputs to the step that runs us; nothing is written where no pipeline asks for them. Values are one line each. */
export function giveOutputs(
  { outputFile }: PipelineVariables,
  outputs: Readonly<Record<string, string>>,
): void {
  if (outputFile === undefined) return;
  const lines = Object.entries(outputs).map(([name, value]) => outputLine(name, value));
  appendFileSync(outputFile, lines.join(''));
}

/** With a boundary that no value can contain, so that a value never becomes another output. */
function outputLine(name: string, value: string): string {
  const boundary = randomUUID();
  return `${name}<<${boundary}\n${value.replace(/\s+/g, ' ').trim()}\n${boundary}\n`;
}

/** Adds Markdown to the summary of the step; nothing is written where no pipeline asks for it. */
export function addSummary({ summaryFile }: PipelineVariables, markdown: string): void {
  if (summaryFile !== undefined) appendFileSync(summaryFile, `${markdown}\n`);
}

/** A line that a pipeline shows as a warning, and a terminal as what it says. */
export function warningLine({ onGitHub }: PipelineVariables, words: string): string {
  return onGitHub ? `::warning::${escaped(words)}` : `Warning: ${words}`;
}

function escaped(words: string): string {
  return words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
