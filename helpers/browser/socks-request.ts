/** Where a client of a SOCKS5 proxy wants to go. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** What the bytes that came so far are worth: not all of it yet, not SOCKS5 as a browser speaks it, or something whole. */
export type SocksReading<T> =
  | { readonly kind: 'more' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'whole'; readonly value: T; readonly bytes: number };

const version = 5;
const withoutLogin = 0;
const connectCommand = 1;

/** The first message (RFC 1928, section 3): how the client can say who it is. Only "not at all" is understood. */
export function readSocksGreeting(bytes: Buffer): SocksReading<true> {
  if (bytes.length < 2) return { kind: 'more' };
  if (bytes[0] !== version) return { kind: 'wrong', why: `version ${bytes[0] ?? 0} of SOCKS` };
  const end = 2 + (bytes[1] ?? 0);
  if (bytes.length < end) return { kind: 'more' };
  if (!bytes.subarray(2, end).includes(withoutLogin)) return { kind: 'wrong', why: 'a login is asked for' };
  return { kind: 'whole', value: true, bytes: end };
}

/** The second message (RFC 1928, section 4): the way to a host by its name or its address, and nothing else. */
export function readSocksRequest(bytes: Buffer): SocksReading<Destination> {
  if (bytes.length < 5) return { kind: 'more' };
  if (bytes[0] !== version || bytes[1] !== connectCommand) return { kind: 'wrong', why: 'it is no CONNECT' };
  const [start, length] = addressAt(bytes);
  if (length === 0) return { kind: 'wrong', why: `addresses of type ${bytes[3] ?? 0}` };
  const end = start + length;
  if (bytes.length < end + 2) return { kind: 'more' };
  const host = hostIn(bytes[3] ?? 0, bytes.subarray(start, end));
  return { kind: 'whole', value: { host, port: bytes.readUInt16BE(end) }, bytes: end + 2 };
}

/** Where the address begins, and how long it is; 0 for a type that nobody knows. */
function addressAt(bytes: Buffer): readonly [start: number, length: number] {
  if (bytes[3] === 1) return [4, 4];
  if (bytes[3] === 3) return [5, bytes[4] ?? 0];
  return [4, bytes[3] === 4 ? 16 : 0];
}

function hostIn(type: number, address: Buffer): string {
  if (type === 3) return address.toString('latin1');
  if (type === 1) return [...address].join('.');
  return (address.toString('hex').match(/.{4}/g) ?? []).join(':');
}
