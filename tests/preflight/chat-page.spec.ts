import { judgeAddresses, judgeServed, judgeSubprotocol } from '../../helpers/judge/judge-bundle.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('chat page', { tag: ['@contract'] }, () => {
  test('names scripts that are served', ({ bundle }) => {
    expect(judgeServed(bundle)).toHold();
  });

  test('offers the subprotocol of the chat socket in its scripts', ({ bundle }) => {
    expect(judgeSubprotocol(bundle)).toHold();
  });

  test('names the services of this target in its scripts', ({ bundle, target }) => {
    expect(judgeAddresses(bundle, target.urls)).toHold();
  });
});
