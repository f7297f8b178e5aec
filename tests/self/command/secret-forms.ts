/** A text to look for, and what to call it where it is found: a secret itself is never printed. */
export interface SoughtText {
  readonly text: string;
  readonly name: string;
}

const tellingPart = 12;

/** Every form in which a secret may stand in a file: as it is, coded, coded as a part of something longer, and cut off. */
export function secretForms(secret: string, kind: string): readonly SoughtText[] {
  const url = encodeURIComponent(secret);
  const forms: [string, string][] = [
    [secret, 'plain'],
    [url, 'in a URL'],
    [url.replace(/%../g, (code) => code.toLowerCase()), 'in a URL, lower case'],
    [JSON.stringify(secret).slice(1, -1), 'in JSON'],
    [Buffer.from(secret).toString('base64').replace(/=+$/, ''), 'in base64'],
    [Buffer.from(secret).toString('base64url'), 'in base64url'],
    [
      Buffer.from(Buffer.from(secret).toString('base64url')).toString('base64').replace(/=+$/, ''),
      'in base64, twice',
    ],
    [tellingStart(secret, kind), 'cut off'],
    ...[0, 1, 2].map((shift): [string, string] => [
      insideOfBase64(secret, shift),
      `inside of base64, ${shift} on`,
    ]),
  ];
  const unique = forms.filter(([text], at) => forms.findIndex(([other]) => other === text) === at);
  return unique.map(([text, form]) => ({ text, name: `a ${kind}, ${form}` }));
}

/** The first characters that no other secret shares: a token's signature, and of everything else the beginning. */
function tellingStart(secret: string, kind: string): string {
  const telling = kind === 'token' ? (secret.split('.').at(-1) ?? secret) : secret;
  return telling.slice(0, tellingPart);
}

/** What stands for the secret in the base64 of a longer text, wherever it begins there. */
function insideOfBase64(secret: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
  return whole.slice(shift === 0 ? 0 : 4);
}
