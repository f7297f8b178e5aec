/**
 * Runs in the page, before anything of the product: notes what a user sees after every change of the document. It reads and never
 * writes. Test ids and roles are those of the ui contract, section 3.2; the shape of a view is `RawView` in page-views.ts.
 */
(() => {
  const most = 1_500;
  const views = [];
  globalThis[Symbol.for('golden-path.views')] = views;
  const byId = (id) => document.querySelector(`[data-testid="${id}"]`);
  const isDrawn = (element) => element !== null && element.getClientRects().length > 0;

  const words = /^\s*(Connected|Connecting\.\.\.|Reconnecting\.\.\.|Disconnected|Connection Error)\s*$/;
  /** The word for the state of the connection: it has neither role nor test id. */
  const connectionIn = (main) => {
    if (main === null) return undefined;
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      // A word may be made of several texts, or stand beside the text of something else.
      const word = (words.exec(data) ?? words.exec(parentElement.textContent))?.[1];
      if (word !== undefined && isDrawn(parentElement)) return word;
    }
    return undefined;
  };

  const look = () => {
    const main = byId('main-chat');
    const field = byId('message-textarea');
    const articles = [...(main?.querySelectorAll('article, [role="article"]') ?? [])];
    return {
      atMs: performance.now(),
      path: location.pathname,
      text: (main ?? document.body)?.innerText ?? '',
      articles: articles.map(({ innerText }) => innerText),
      hasChat: isDrawn(main),
      isBusy: isDrawn(byId('agent-processing')),
      canType: isDrawn(field) && !field.disabled && !field.readOnly,
      connection: connectionIn(main),
    };
  };
  const sameAs = ({ atMs: _atMs, ...view }) => JSON.stringify(view);

  let last = '';
  const note = () => {
    const view = look();
    const seen = sameAs(view);
    if (seen === last) return;
    last = seen;
    views.push(view);
    if (views.length > most) views.shift();
  };
  new MutationObserver(note).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
})();
