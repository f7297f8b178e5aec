import type { PublishedPorts } from './published-ports.ts';

const patienceMs = 5_000;

/** What is wrong with the services as this machine sees them, as one sentence; undefined when each answers at its port and is healthy. */
export async function seenFromHere(ports: PublishedPorts): Promise<string | undefined> {
  const looks = await Promise.all(
    Object.entries(ports).map(async ([service, port]) => problemAt(service, port as number)),
  );
  const wrong = looks.filter((look) => look !== undefined);
  return wrong.length === 0
    ? undefined
    : `The container is healthy, and this machine does not see it so: ${wrong.join('; ')}.`;
}

async function problemAt(service: string, port: number): Promise<string | undefined> {
  const url = `http://localhost:${port}/health`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    const { status } = (await response.json()) as { status?: unknown };
    return status === 'healthy'
      ? undefined
      : `${service} at ${url} says ${response.status} ${String(status)}`;
  } catch (error) {
    const { message, cause } = error as Error;
    return `${service} at ${url} gives no answer (${(cause as NodeJS.ErrnoException | undefined)?.code ?? message})`;
  }
}
