import { createRequire } from 'node:module';
import { unzip } from '../../../helpers/canary/unzip.ts';

/** What Playwright's own trace viewer makes of an archive. */
export interface LoadedTrace {
  readonly actions: readonly string[];
  readonly requests: readonly string[];
  /** Entries that requests name and the archive lacks. */
  readonly missing: readonly string[];
}

interface Loader {
  contextEntries: readonly {
    readonly actions: readonly {
      readonly class: string;
      readonly method: string;
      readonly endTime: number;
    }[];
    readonly resources: readonly {
      readonly request: { readonly method: string; readonly url: string };
      readonly response: { readonly content: { readonly _file?: string } };
    }[];
  }[];
  load(backend: object): Promise<void>;
}

/** Reads an archive by the loader of the installed Playwright; rejects when it cannot. */
export async function loadTrace(zip: Uint8Array): Promise<LoadedTrace> {
  const playwright = createRequire(createRequire(import.meta.url).resolve('@playwright/test'));
  const { iso } = playwright('playwright-core/lib/coreBundle') as { iso: { TraceLoader: new () => Loader } };
  const files = new Map(unzip(Buffer.from(zip)));
  const loader = new iso.TraceLoader();
  await loader.load({
    isLive: () => false,
    entryNames: async () => [...files.keys()],
    hasEntry: async (name: string) => files.has(name),
    readText: async (name: string) => files.get(name)?.toString('utf8'),
    readBlob: async (name: string) => files.get(name),
  });
  const resources = loader.contextEntries.flatMap((entry) => entry.resources);
  return {
    actions: loader.contextEntries.flatMap((entry) =>
      entry.actions.map(
        (action) => `${action.class}.${action.method}${action.endTime > 0 ? '' : ' (not ended)'}`,
      ),
    ),
    requests: resources.map(({ request }) => `${request.method} ${new URL(request.url).pathname}`),
    missing: resources.flatMap(({ response: { content } }) =>
      content._file !== undefined && !files.has(content._file) ? [content._file] : [],
    ),
  };
}
