import type { PeerCertificate, TLSSocket } from 'node:tls';

/** What a host shows to say who it is, in plain words: the names that a person would look for. */
export interface Certificate {
  /** Whom it is made out to. */
  readonly subject: string;
  /** Who vouches for it; the same as the subject when nobody does. */
  readonly issuer: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly goodFrom: string;
  readonly goodUntil: string;
  /** Whole days from the moment it was read; negative once it has run out. */
  readonly daysLeft: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** The certificate that the other side has shown; undefined where it has shown none that can be read. */
export function readCertificate(socket: TLSSocket, nowMs: number): Certificate | undefined {
  const shown = socket.getPeerCertificate() as Partial<PeerCertificate> | null;
  const [fromMs, toMs] = [Date.parse(shown?.valid_from ?? ''), Date.parse(shown?.valid_to ?? '')];
  if (!shown || Number.isNaN(fromMs) || Number.isNaN(toMs)) return undefined;
  return {
    subject: nameOf(shown.subject) ?? firstHost(shown.subjectaltname) ?? 'nobody',
    issuer: nameOf(shown.issuer) ?? 'nobody',
    goodFrom: day(fromMs),
    goodUntil: day(toMs),
    daysLeft: Math.floor((toMs - nowMs) / dayMs),
  };
}

/** `auth.example, issued by WR3 (Google Trust Services), good from 2026-10-01 until 2026-12-30` */
export function describeCertificate({ subject, issuer, goodFrom, goodUntil }: Certificate): string {
  const by = issuer === subject ? 'issued by itself' : `issued by ${issuer}`;
  return `${subject}, ${by}, good from ${goodFrom} until ${goodUntil}`;
}

/** `WR3 (Google Trust Services)`: the common name, and the organisation where it says more. */
function nameOf(name: Partial<PeerCertificate['subject']> | undefined): string | undefined {
  const [own, organisation] = [first(name?.CN), first(name?.O)];
  if (own === undefined || organisation === undefined) return own ?? organisation;
  return own.includes(organisation) ? own : `${own} (${organisation})`;
}

/** Some names stand several times in one certificate. */
function first(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : undefined;
}

function firstHost(names: string | undefined): string | undefined {
  return names === undefined ? undefined : first(/DNS:([^,\s]+)/.exec(names)?.[1]);
}

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
