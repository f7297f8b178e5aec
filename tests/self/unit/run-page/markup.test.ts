import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Markup, markup } from '../../../../helpers/run-page/markup.ts';

describe('markup', () => {
  test('leaves the template as it is and makes text of everything in its holes', () => {
    const hostile = `</script><img src=x onerror="alert('1')">&amp;`;
    assert.equal(
      markup`<p title="${hostile}">${hostile}</p>`.text,
      '<p title="&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;">&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;</p>',
    );
  });

  test('takes what is markup already as it is, lists in order, and nothing for undefined', () => {
    const items = ['a', '<b>'].map((one) => markup`<li>${one}</li>`);
    assert.equal(markup`<ul>${items}</ul>${undefined}${0}`.text, '<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
    assert.equal(markup`${new Markup('<hr>')}`.text, '<hr>');
  });

  test('shows characters that a page cannot hold as a box', () => {
    assert.equal(markup`a${'\u0000\u001b[31m'}b`.text, 'a□□[31mb');
  });

  test('lets no text open an element or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: out } = markup`<i class="${text}">${text}</i>`;
        assert.equal(out.split('<').length, 3);
        assert.equal(out.split('"').length, 3);
      }),
    );
  });
});
