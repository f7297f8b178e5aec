/**
 * Runs in the page, before anything of the product: notes what a user sees after every change of the document. It reads and never
 * writes. Test ids and roles are those of the ui contract, section 3.2; the shape of a view is `RawView` in page-views.ts.
 */
(() => {
  const most = 1_500;
  const views = [];
  globalThis[Symbol.for('golden-path.views')] = views;
  const byId = (id) => document.querySelector(`[data-testid="${id}"]`);
  const isDrawn = (element) =>
    element !== null &&
    element.getClientRects().length > 0 &&
    element.checkVisibility({ visibilityProperty: true });

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

  /** Letters that are cut out of their background. */
  const isPainted = (element) => {
    for (let box = element; box !== null; box = box.parentElement) {
      if (getComputedStyle(box).backgroundClip === 'text') return true;
    }
    return false;
  };
  /**
   * Whether a text that is drawn can be seen: it is not see-through, not cut away by what it stands in, and not beside the page. What is
   * scrolled away can be scrolled back.
   */
  const isSeen = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    for (let box = element; box !== null && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, display, position } = getComputedStyle(box);
      if (display === 'inline' || display === 'contents') continue;
      const { clientWidth: width, clientHeight: height } = box;
      if ((overflowX !== 'visible' && width <= 1) || (overflowY !== 'visible' && height <= 1)) return false;
      // Nothing around it cuts it away.
      if (position === 'fixed') break;
    }
    const isClear = /^rgba\(.*, 0\)$/.test(getComputedStyle(element).webkitTextFillColor);
    return !(isClear && !isPainted(element)) && element.getBoundingClientRect().right + scrollX > 0;
  };
  /** What can be seen of a message. */
  const seenOf = (article) => {
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const seen = [];
    let isWhole = true;
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (data.trim() === '') continue;
      if (isSeen(parentElement)) seen.push(data);
      else isWhole = false;
    }
    return isWhole ? article.innerText : seen.join('\n');
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
      seen: articles.map(seenOf),
      hasChat: isDrawn(main),
      isBusy: isDrawn(byId('agent-processing')),
      draft: field?.value,
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
  // What fades in or slides in comes to be seen without a change of the document.
  globalThis[Symbol.for('golden-path.look')] = note;
  new MutationObserver(note).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
})();
