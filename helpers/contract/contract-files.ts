import { asyncApi } from './async-api.ts';
import { contractSchemas } from './contract-schemas.ts';
import { orderPage } from './order-page.ts';

/** Every file below docs/contract, by its path there. */
export function contractFiles(): Readonly<Record<string, string>> {
  const schemas = Object.entries({ ...contractSchemas.fromServer, ...contractSchemas.fromClient });
  return {
    'asyncapi.json': json(asyncApi()),
    'order.md': orderPage(),
    ...Object.fromEntries(schemas.map(([name, schema]) => [`schemas/${name}.json`, json(schema)])),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
