const shortestCore = 8;

/** The forms in which a secret may travel: as it is, in a URL, in JSON, and in base64 of both alphabets, also as a part of it. */
export function secretForms(secret: string): readonly string[] {
  const url = encodeURIComponent(secret);
  const plain = [secret, url, url.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()), jsonOf(secret)];
  const coded = [encoded(secret), ...cores(secret)].flatMap((form) => [form, toUrlAlphabet(form)]);
  return [...new Set([...plain, ...coded])];
}

function jsonOf(secret: string): string {
  return JSON.stringify(secret).slice(1, -1);
}

/** Without padding: what is padded begins with it, and the padding is no secret. */
function encoded(secret: string): string {
  return Buffer.from(secret).toString('base64').replace(/=+$/, '');
}

/**
 * The characters that stand for the secret whatever stands before and after it in the encoded text. Base64 packs three bytes
 * into four characters, so there are three such cores. A short core would match by accident and is left out.
 */
function cores(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2]
    .map((shift) => {
      const all = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      const from = Math.ceil((shift * 8) / 6);
      const to = Math.floor(((shift + bytes.length) * 8) / 6);
      return all.slice(from, to);
    })
    .filter((core) => core.length >= shortestCore);
}

function toUrlAlphabet(form: string): string {
  return form.replaceAll('+', '-').replaceAll('/', '_');
}
