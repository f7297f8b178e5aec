const entities: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/**
 * The texts that stand in a text in another writing: percent codes of addresses and forms, escapes of JSON, entities of HTML, base64 of
 * both alphabets, also broken into lines, and hexadecimal. Each differs from the text itself.
 */
export function hiddenTexts(text: string): readonly string[] {
  const plain = [percent(text), percent(text.replaceAll('+', ' ')), escapes(text), ofEntities(text)];
  const coded = [
    ...runs(text, /(?:[\w+/-]{60,}\r?\n)+[\w+/-]*={0,2}/g, 'base64'),
    ...runs(text, /[\w+/-]{12,}={0,2}/g, 'base64'),
    ...runs(text, /(?:[\da-f]{2}){6,}/gi, 'hex'),
  ];
  return [...new Set([...plain, coded.join('\n')])].filter((one) => one !== text && one !== '');
}

function percent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (codes) =>
    Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function escapes(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|x([\da-f]{2})|(.))/gi,
    (all, long?: string, short?: string, one?: string) => {
      const code = long ?? short;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return one !== undefined && /[\W]/.test(one) ? one : all;
    },
  );
}

function ofEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi,
    (all, number?: string, hex?: string, name?: string) => {
      if (number !== undefined) return String.fromCodePoint(Number(number));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return entities[(name ?? '').toLowerCase()] ?? all;
    },
  );
}

/** What the coded runs say, as far as it is text: most runs of such characters are ordinary words, and say nothing. */
function runs(text: string, run: RegExp, coding: 'base64' | 'hex'): readonly string[] {
  return [...text.matchAll(run)].flatMap(([found]) => {
    const said = Buffer.from(found.replace(/\s/g, ''), coding).toString('latin1');
    const readable = said.replace(/[^\t\n\r\x20-\x7e]/g, '').length;
    return readable >= said.length * 0.9 && said.length > 5 ? [said] : [];
  });
}
