import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PrintedText } from '../../../../helpers/canary/printed-text.ts';

/** Takes whatever is written to it. */
function newStream(): { readonly written: unknown[]; write: NodeJS.WriteStream['write'] } {
  const written: unknown[] = [];
  return { written, write: (part: unknown) => written.push(part) > 0 };
}

/** What is kept of what is said. */
function hear(
  isReadByPipeline: boolean,
  say: (output: NodeJS.WriteStream['write'], errors: NodeJS.WriteStream['write']) => void,
): PrintedText {
  const [output, errors] = [newStream(), newStream()];
  const printed = PrintedText.listen(isReadByPipeline, {
    'standard output': output,
    'standard error': errors,
  });
  say(
    (...words: readonly [never]) => output.write(...words),
    (...words: readonly [never]) => errors.write(...words),
  );
  const said = output.written.length;
  printed.stop();
  output.write('after');
  assert.equal(output.written.length, said + 1, 'what is said arrives, listened to or not');
  return printed;
}

describe('what was printed', () => {
  test('is kept as it came, texts and bytes, each stream by its name, until it is no longer listened to', () => {
    const printed = hear(false, (output, errors) => {
      output('one ');
      output(Buffer.from('two ü'));
      output('dGhyZWU=', 'base64');
      errors('wrong');
    });

    assert.deepEqual(
      printed.texts(),
      new Map([
        ['standard output', 'one two üthree'],
        ['standard error', 'wrong'],
      ]),
    );
    assert.equal(printed.isCut, false);
  });

  test('leaves out what a pipeline reads itself and shows to nobody', () => {
    const say = (output: NodeJS.WriteStream['write']): void => {
      output('before\n::add-mask::hunter-2\nafter ::add-mask::hunter-3\n');
    };

    assert.equal(hear(true, say).texts().get('standard output'), 'before\nafter ::add-mask::hunter-3\n');
    assert.match(hear(false, say).texts().get('standard output') ?? '', /hunter-2/);
  });

  test('says so when it was more than can be kept', () => {
    const printed = hear(false, (output) => {
      for (let part = 0; part < 21; part += 1) output('x'.repeat(2 ** 20));
    });

    assert.equal(printed.isCut, true);
  });
});
