import type { RecordedExchange } from './recording.ts';

/** Whether a route asks for a login, by the interface that the service published; undefined for a route that it does not name. */
export type Openness = (method: string, path: string) => 'open' | 'guarded' | undefined;

interface Published {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: unknown }>>>>;
}

/** Reads the recorded OpenAPI document of a service. Without one nothing is known of any route. */
export function publishedInterface(exchanges: readonly RecordedExchange[]): Openness {
  const recorded = exchanges.find(({ request }) => request.path === '/openapi.json');
  const { paths } = (recorded?.response.body ?? { paths: {} }) as Published;
  const templates = Object.entries(paths).map(([template, operations]) => ({
    pattern: new RegExp(`^${template.replace(/\/$/, '').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
    operations,
  }));
  return (method, path) => {
    const bare = path.split('?', 1)[0] ?? '';
    const operation = templates.find(
      ({ pattern, operations }) => pattern.test(bare) && operations[method.toLowerCase()] !== undefined,
    )?.operations[method.toLowerCase()];
    if (operation === undefined) return undefined;
    return operation.security === undefined ? 'open' : 'guarded';
  };
}
