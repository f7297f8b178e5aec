import { judgePage } from '../../helpers/judge/judge-page.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('front page', { tag: ['@contract'] }, () => {
  test('is served as HTML with the app in it', async ({ host, http }) => {
    await host('frontend');
    const reply = await http.send('frontend', 'GET', '/', { headers: { accept: 'text/html' } });

    expect(judgePage(reply)).toHold();
  });
});
