import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type CDPSession } from '@playwright/test';
import { launchChromium } from '../../../helpers/browser/launch-chromium.ts';
import { expect, test } from './command-test.ts';
import { dropEvents } from './meddling/drop-events.ts';
import type { StackUrls } from './own-stack.ts';

const judge = ['--import', 'tsx', 'helpers/recordings/main.ts'];
const question =
  'For project Quartz-7f3a9c21: we make 400 calls a day at 12 cents each. What does that cost per 30-day month?';

/** The files that one visit of a page left: as Playwright records it, and as the network panel of Chrome exports it. */
interface Exported {
  readonly playwright: string;
  readonly panel: string;
}

/** Chats by the page in a real Chromium, and exports what its network panel would have shown. */
async function chatAndExport({ frontend }: StackUrls, folder: string): Promise<Exported> {
  const files = { playwright: join(folder, 'playwright.har'), panel: join(folder, 'panel.har') };
  const browser = await launchChromium({ chromium }, true);
  try {
    const context = await browser.newContext({ recordHar: { path: files.playwright, content: 'embed' } });
    const page = await context.newPage();
    const panel = await NetworkPanel.open(await context.newCDPSession(page));
    await page.goto(frontend);
    await page.getByRole('button', { name: /Quick Dev Login/ }).click();
    await page.getByTestId('main-chat').getByText('Connected', { exact: true }).waitFor();
    await page.getByTestId('message-textarea').fill(question);
    await page.getByTestId('message-textarea').press('Enter');
    await expect(page.getByTestId('main-content').getByRole('article')).toHaveCount(2, { timeout: 20_000 });
    await expect(page.getByTestId('message-textarea')).toBeEnabled();
    await context.close();
    writeFileSync(files.panel, JSON.stringify(panel.har()));
    return files;
  } finally {
    await browser.close();
  }
}

/** What the network panel of Chrome keeps of WebSockets, in the form in which it exports them. Times are seconds since the epoch. */
class NetworkPanel {
  private readonly sockets = new Map<
    string,
    { url: string; headers: Record<string, string>; offsetS: number }
  >();
  private readonly messages = new Map<
    string,
    { type: string; time: number; opcode: number; data: string }[]
  >();

  private readonly requests: object[] = [];

  static async open(cdp: CDPSession): Promise<NetworkPanel> {
    const panel = new NetworkPanel();
    cdp.on('Network.webSocketCreated', ({ requestId, url }) => {
      panel.sockets.set(requestId, { url, headers: {}, offsetS: 0 });
    });
    cdp.on('Network.webSocketWillSendHandshakeRequest', ({ requestId, request, timestamp, wallTime }) => {
      const socket = panel.sockets.get(requestId);
      if (socket) Object.assign(socket, { headers: request.headers, offsetS: wallTime - timestamp });
    });
    cdp.on('Network.webSocketFrameSent', ({ requestId, timestamp, response }) => {
      panel.keep(requestId, 'send', timestamp, response);
    });
    cdp.on('Network.webSocketFrameReceived', ({ requestId, timestamp, response }) => {
      panel.keep(requestId, 'receive', timestamp, response);
    });
    cdp.on('Network.requestWillBeSent', ({ request: { method, url, postData }, wallTime }) => {
      panel.requests.push({
        startedDateTime: new Date(wallTime * 1000).toISOString(),
        time: 0,
        request: {
          method,
          url,
          headers: [],
          ...(postData === undefined ? {} : { postData: { text: postData } }),
        },
      });
    });
    await cdp.send('Network.enable');
    return panel;
  }

  har(): unknown {
    const entries = [...this.sockets].map(([id, { url, headers }]) => ({
      _resourceType: 'websocket',
      _webSocketMessages: this.messages.get(id) ?? [],
      request: {
        method: 'GET',
        url,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      },
      response: { status: 101, content: { size: 0, mimeType: 'x-unknown' } },
    }));
    return {
      log: {
        version: '1.2',
        creator: { name: 'WebInspector', version: '537.36' },
        pages: [],
        entries: [...this.requests, ...entries],
      },
    };
  }

  private keep(
    id: string,
    type: string,
    timestamp: number,
    { opcode, payloadData }: { readonly opcode: number; readonly payloadData: string },
  ): void {
    const time = timestamp + (this.sockets.get(id)?.offsetS ?? 0);
    this.messages.set(id, [...(this.messages.get(id) ?? []), { type, time, opcode, data: payloadData }]);
  }
}

/** Every token that stands in a HAR, in whatever form it travelled. */
function tokensIn(har: string): readonly string[] {
  return [...new Set(har.match(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+|ZXlK[\w-]{40,}/g) ?? [])];
}

test.describe('a HAR of a real browser', () => {
  test('is judged as the turn that it holds, and gives none of its tokens away', async ({
    meddle,
    start,
    folder,
  }) => {
    const good = await chatAndExport(await meddle({ auth: {}, backend: {} }), folder);
    const { exitCode, output } = await start([...judge, good.playwright, good.panel]).ended;

    expect(output).toMatch(/2 turns: 2 hold, 0 do not\.\s*$/);
    expect(exitCode).toBe(0);
    expect(output.match(/This turn holds\./g)).toHaveLength(2);
    expect(output).not.toContain('Who was logged in');
    const tokens = [good.playwright, good.panel].flatMap((file) => tokensIn(readFileSync(file, 'utf8')));
    expect(tokens.length).toBeGreaterThan(1);
    for (const token of tokens) expect(output).not.toContain(token.slice(0, 60));
  });

  test('of a turn that lacks an event is given the code that a run gives', async ({
    meddle,
    start,
    folder,
  }) => {
    const urls = await meddle({ auth: {}, backend: { toClient: dropEvents('agent_thinking') } });
    const { panel } = await chatAndExport(urls, folder);
    const { exitCode, output } = await start([...judge, panel]).ended;

    expect(output).toContain('What broke first: the five agent events');
    expect(output).toMatch(/FAIL: EVENT_MISSING\s*$/);
    expect(exitCode).toBe(1);
  });
});
