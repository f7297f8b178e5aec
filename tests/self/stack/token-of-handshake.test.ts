import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { tokenOfHandshake } from '../../../stack/chat/token-of-handshake.ts';

const bare = { headers: {} } as IncomingMessage;
const part = (bytes: number): string => randomBytes(bytes).toString('base64url');

describe('the token of a handshake', () => {
  it('is read from the subprotocol, raw and in base64url, whatever its bytes are', () => {
    for (let round = 0; round < 500; round += 1) {
      const token = [part(27), part(250), part(32)].join('.');
      const encoded = Buffer.from(token).toString('base64url');
      for (const prefix of ['jwt', 'jwt-auth', 'bearer']) {
        assert.equal(tokenOfHandshake(bare, `${prefix}.${token}`), token);
        assert.equal(tokenOfHandshake(bare, `${prefix}.${encoded}`), token);
      }
    }
  });

  it('is missing where none is carried, or one too short to be any', () => {
    assert.equal(tokenOfHandshake(bare, 'jwt-auth'), undefined);
    assert.equal(tokenOfHandshake(bare, 'jwt.short'), undefined);
  });
});
