import type { Code } from '../diagnosis/codes.ts';
import type { CodeMeaning } from '../explain/code-meaning.ts';
import type { Trends } from '../history/trends.ts';
import type { RunStory } from '../reporting/run-story.ts';

/** What the page is given besides the story. */
export interface PageSettings {
  /** Stands before every link to a file of the run's folder: '' on the page in that folder, `runs/<run>/` above it. */
  readonly links?: string;
  /** No file stands beside the page, as where it is published: it links to none. */
  readonly isAlone?: boolean;
  /** What the codes mean (docs/findings.md, as read by `readFindings`). */
  readonly meanings?: ReadonlyMap<Code, CodeMeaning>;
}

/** All that a section of the page may draw from. */
export interface PageContext {
  readonly story: RunStory;
  /** What earlier runs of the same target showed; undefined where none was looked at. */
  readonly trends: Trends | undefined;
  readonly links: string;
  readonly isAlone: boolean;
  readonly meanings: ReadonlyMap<Code, CodeMeaning>;
}
