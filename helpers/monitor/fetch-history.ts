import { z } from 'zod';
import { unzipSync } from 'fflate';
import { userAgent } from '../http/http-client.ts';
import { fetchByWay } from '../network/fetch-by-way.ts';

/** Where a pipeline keeps what earlier runs wrote. */
export interface ArtifactStore {
  /** `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** Runs on this branch alone are believed: a pull request may call an artifact what it likes. */
  readonly branch: string;
}

/** The files of one artifact, by their paths in it. */
export type ArtifactFiles = ReadonlyMap<string, Uint8Array>;

/** Every artifact holds the whole history as its run knew it; these many cover all runs that ended at about the same time. */
const mostArtifacts = 10;
const timeoutMs = 30_000;
const largestFile = 50_000_000;

const listSchema = z.object({
  artifacts: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      expired: z.boolean(),
      workflow_run: z
        .object({
          repository_id: z.int().nullish(),
          head_repository_id: z.int().nullish(),
          head_branch: z.string().nullish(),
        })
        .nullish(),
    }),
  ),
});

/**
 * Fetches the newest artifacts of a name. Every run uploads the whole history that it knows, so the newest few together hold all
 * lines, also of runs that ended at the same time and knew nothing of each other.
 * Rejects with a sentence when the list cannot be had; resolves with fewer artifacts when some cannot.
 */
export async function fetchHistory(store: ArtifactStore, name: string): Promise<readonly ArtifactFiles[]> {
  const path = `/repos/${store.repository}/actions/artifacts?per_page=50&name=${encodeURIComponent(name)}`;
  const response = await ask(store, path);
  if (!response.ok) {
    throw new Error(
      `The history of earlier runs could not be listed: the service answered ${response.status}. The job needs the permission \`actions: read\`.`,
    );
  }
  const list = listSchema.parse(await response.json());
  const own = list.artifacts.filter(
    (one) =>
      one.name === name &&
      !one.expired &&
      one.workflow_run?.head_branch === store.branch &&
      one.workflow_run.head_repository_id === one.workflow_run.repository_id,
  );
  const fetched = await Promise.all(own.slice(0, mostArtifacts).map(({ id }) => download(store, id)));
  return fetched.filter((files) => files !== undefined);
}

async function download(store: ArtifactStore, id: number): Promise<ArtifactFiles | undefined> {
  const redirect = await ask(store, `/repos/${store.repository}/actions/artifacts/${id}/zip`);
  const location = redirect.headers.get('location');
  // One that ran out since it was listed.
  if (location === null) return undefined;
  const url = new URL(location);
  const send = await fetchByWay(url);
  // The store behind it is somebody else's, and its address is signed: our token is not for it.
  const response = await send({ ...request({}), signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) return undefined;
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()), {
    filter: ({ name, originalSize }) => originalSize <= largestFile && isPlain(name),
  });
  return new Map(Object.entries(files));
}

/** A path that stays in the folder that it is unpacked into. */
function isPlain(name: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(name) && !name.split('/').includes('..');
}

async function ask({ api, token }: ArtifactStore, path: string): Promise<Response> {
  const url = new URL(`${api.replace(/\/$/, '')}${path}`);
  const send = await fetchByWay(url);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' };
  return send({ ...request(headers), signal: AbortSignal.timeout(timeoutMs) });
}

function request(headers: Readonly<Record<string, string>>) {
  return { method: 'GET', redirect: 'manual' as const, headers: { 'user-agent': userAgent, ...headers } };
}
