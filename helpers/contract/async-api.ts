import { contractSchemas, type JsonSchema } from './contract-schemas.ts';

type Messages = Readonly<Record<string, JsonSchema>>;

/**
 * The AsyncAPI 3 document of the chat socket, from the point of view of its client: it sends what the page sends and receives what the
 * server sends. It names no host: that is a matter of the target.
 */
export function asyncApi(): object {
  const { fromServer, fromClient } = contractSchemas;
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Chat socket, as this suite judges it',
      version: '1.0.0',
      description:
        'The intended contract. The order of the events is in order.md; what is judged how, in ../judging.md. Made by `npm run contract`; do not edit.',
    },
    defaultContentType: 'application/json',
    channels: {
      chat: {
        address: '/ws',
        description:
          'One socket of one user. The upgrade offers the subprotocols `jwt-auth` and `jwt.<token in base64url, no padding>`; the server chooses the second.',
        messages: Object.fromEntries(
          names(fromServer, fromClient).map((name) => [name, ref('components', 'messages', name)]),
        ),
        bindings: { ws: { method: 'GET' } },
      },
    },
    operations: {
      sendMessages: operation('send', 'The client writes, asks for a pong.', fromClient),
      receiveFrames: operation(
        'receive',
        'The server greets, answers and reports what the agents do.',
        fromServer,
      ),
    },
    components: {
      messages: Object.fromEntries(
        Object.entries({ ...fromServer, ...fromClient }).map(([name, schema]) => [
          name,
          { name, title: name, summary: schema['description'], payload: ref('components', 'schemas', name) },
        ]),
      ),
      schemas: Object.fromEntries(
        Object.entries({ ...fromServer, ...fromClient }).map(([name, { $schema: _, ...schema }]) => [
          name,
          schema,
        ]),
      ),
    },
  };
}

function operation(action: 'send' | 'receive', summary: string, messages: Messages): object {
  return {
    action,
    channel: ref('channels', 'chat'),
    summary,
    messages: names(messages).map((name) => ref('channels', 'chat', 'messages', name)),
  };
}

function names(...groups: readonly Messages[]): readonly string[] {
  return groups.flatMap((group) => Object.keys(group));
}

function ref(...path: readonly string[]): { readonly $ref: string } {
  return { $ref: `#/${path.join('/')}` };
}
