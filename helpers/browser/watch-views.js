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
  /** Letters in the very colour of the one that lies behind them; what lies behind a picture or a shadow is not known. */
  const isLikeItsGround = (element) => {
    const { color, webkitTextFillColor: letters, textShadow } = getComputedStyle(element);
    if (letters !== color || textShadow !== 'none') return false;
    for (let box = element; box !== null; box = box.parentElement) {
      const { backgroundColor: ground, backgroundImage, backdropFilter } = getComputedStyle(box);
      if (backgroundImage !== 'none' || backdropFilter !== 'none') return false;
      if (!/^rgba\(.*, 0\)$/.test(ground)) return ground === letters;
    }
    return false;
  };
  /** Whether a message can be opened to its whole length. */
  const canBeOpened = (element) =>
    (element.closest('article, [role="article"]')?.querySelectorAll('button, summary').length ?? 0) > 0;
  /** Whether most of a text lies beyond the edge of a box that cuts it, and does not scroll. */
  const isCutAway = (text, box, { overflowY }) => {
    if (overflowY !== 'hidden' && overflowY !== 'clip') return false;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { top, bottom, height } = range.getBoundingClientRect();
    const edge = box.getBoundingClientRect();
    const inside = Math.min(bottom, edge.bottom) - Math.max(top, edge.top);
    return height > 0 && inside < height / 2 && !canBeOpened(box);
  };
  /**
   * Whether a text that is drawn can be seen: it is not see-through, has a size and a colour of its own, is not cut away by what it
   * stands in, and not beside the page. What is scrolled away can be scrolled back.
   */
  const isSeen = (text) => {
    const element = text.parentElement;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const scrolls = (style) => /auto|scroll/.test(style.overflowY);
    let isScrolled = false;
    for (let box = element; box !== null && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const { overflowX, overflowY, display, position } = style;
      if (display === 'inline' || display === 'contents') continue;
      const { clientWidth: width, clientHeight: height } = box;
      if ((overflowX !== 'visible' && width <= 1) || (overflowY !== 'visible' && height <= 1)) return false;
      isScrolled ||= scrolls(style);
      if (!isScrolled && isCutAway(text, box, style)) return false;
      // Nothing around it cuts it away.
      if (position === 'fixed') break;
    }
    const { webkitTextFillColor: letters, fontSize } = getComputedStyle(element);
    const isClear = /^rgba\(.*, 0\)$/.test(letters) && !isPainted(element);
    if (isClear || parseFloat(fontSize) < 1 || isLikeItsGround(element)) return false;
    return element.getBoundingClientRect().right + scrollX > 0;
  };
  const isPinned = (element) => {
    for (let box = element; box !== null; box = box.parentElement) {
      if (getComputedStyle(box).position === 'sticky') return true;
    }
    return false;
  };
  /** The messages from above to below: a page may stack them from its lower edge, the last of the document on top. */
  const fromAbove = (articles) => {
    const tops = articles.map((one) => one.getBoundingClientRect().top);
    const isUpsideDown = tops.length > 1 && tops.every((top, at) => at === 0 || top < tops[at - 1]);
    return isUpsideDown && articles.every(isDrawn) && !articles.some(isPinned)
      ? articles.toReversed()
      : articles;
  };
  /** What can be seen of a message. */
  const seenOf = (article) => {
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const seen = [];
    let isWhole = true;
    while (texts.nextNode()) {
      const { data } = texts.currentNode;
      if (data.trim() === '') continue;
      if (isSeen(texts.currentNode)) seen.push(data);
      else isWhole = false;
    }
    return isWhole ? article.innerText : seen.join('\n');
  };

  const look = () => {
    const main = byId('main-chat');
    const field = byId('message-textarea');
    const articles = fromAbove([...(main?.querySelectorAll('article, [role="article"]') ?? [])]);
    return {
      atMs: performance.now(),
      path: location.pathname,
      text: (main ?? document.body)?.innerText ?? '',
      articles: articles.map(({ innerText }) => innerText),
      seen: articles.map(seenOf),
      // What is see-through as a whole is not there for anybody.
      hasChat: isDrawn(main) && main.checkVisibility({ opacityProperty: true }),
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
