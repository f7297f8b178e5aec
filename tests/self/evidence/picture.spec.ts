import { expect, type Page } from '@playwright/test';
import { takePicture } from '../../../helpers/browser/evidence/take-picture.ts';
import { registerSecret } from '../../../helpers/reporting/redact.ts';
import { test as base } from './evidence-test.ts';

const secret = 'Canary-of-pictures-81/+"q7Lm';
registerSecret(secret);
const token = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"canary"}').toString('base64url')}.c2lnbmF0dXJl`;

const test = base.extend<{ page: Page }>({
  page: async ({ chrome }, use) => {
    const context = await chrome.newContext({ viewport: { width: 400, height: 300 } });
    await use(await context.newPage());
    await context.close();
  },
});

/** Of what colour a picture is at a place, as red, green and blue. */
async function colourAt(page: Page, jpeg: Buffer, at: { x: number; y: number }): Promise<readonly number[]> {
  const script = `new Promise((resolve) => {
    const image = new Image();
    image.onload = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      resolve([...context.getImageData(${at.x}, ${at.y}, 1, 1).data].slice(0, 3));
    };
    image.src = 'data:image/jpeg;base64,${jpeg.toString('base64')}';
  })`;
  return page.evaluate<readonly number[]>(script);
}

const places: Readonly<Record<string, string>> = {
  'a password field': '<input type="password" value="anything">',
  'a text with a known secret': `<p>Your password is ${secret.replace('"', '&quot;')}</p>`,
  'a text with a token': `<p>${token}</p>`,
  'a field with a token in it': `<input value="${token}">`,
  'an area with a secret in it': `<textarea>${secret.replace('"', '&quot;')}</textarea>`,
  'a hint of a field': `<input placeholder="${token}">`,
  'a text in two pieces of one element': `<p id="split"></p><script>split.append('${token.slice(0, 30)}', '${token.slice(30)}')</script>`,
  'a text drawn by the style': `<style>i::before { content: "${token}" }</style><i></i>`,
};

test.describe('picture of a page', () => {
  for (const [what, html] of Object.entries(places)) {
    test(`covers ${what}`, async ({ page }) => {
      const box = 'position: absolute; left: 50px; top: 100px; width: 200px; height: 60px; overflow: hidden';
      await page.setContent(`<style>p, input, textarea, b, i { ${box} }</style><h1>Chat</h1>${html}`);
      const picture = await takePicture(page);

      expect(picture).toHaveProperty('jpeg');
      const { jpeg } = picture as { jpeg: Buffer };
      const [red = 0, green = 255, blue = 0] = await colourAt(page, jpeg, { x: 150, y: 130 });
      expect([red > 200, green < 60, blue > 200]).toEqual([true, true, true]);
    });
  }

  test('is not taken when no single element can be blamed', async ({ page }) => {
    await page.setContent(`<p>${secret.slice(0, 14)}<b>${secret.slice(14)}</b></p>`);

    expect(await takePicture(page)).toHaveProperty(
      'refusal',
      expect.stringMatching(/^No picture was taken: /),
    );
  });

  test('is not taken when a page within the page shows a token', async ({ page }) => {
    await page.setContent(`<iframe srcdoc="<p>${token}</p>"></iframe>`);
    await expect(page.frameLocator('iframe').getByText(token)).toBeVisible();

    expect(await takePicture(page)).toHaveProperty(
      'refusal',
      expect.stringMatching(/^No picture was taken: /),
    );
  });

  test('of a page without secrets is small and shows it', async ({ page }) => {
    await page.setContent('<body style="background: rgb(10, 200, 30)"><p>We spend 144 dollars a month.</p>');
    const picture = (await takePicture(page)) as { jpeg: Buffer };

    expect(picture.jpeg.length).toBeLessThan(20_000);
    const [red = 255, green = 0, blue = 255] = await colourAt(page, picture.jpeg, { x: 200, y: 250 });
    expect([red < 60, green > 150, blue < 80]).toEqual([true, true, true]);
  });
});
