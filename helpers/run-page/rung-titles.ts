import type { RungName } from '../ladder/rung.ts';

/** What each probe looked at, for people who do not know our words. */
export const rungTitles: Readonly<Record<RungName, string>> = {
  proxy: 'the proxy on the way',
  dns: 'the name is found',
  tcp: 'the connection stands',
  tls: 'the certificate is valid',
  health: 'the services say that they are well',
  page: 'the chat page is served',
  login: 'a user logs in',
  token: 'the backend takes the login',
  upgrade: 'the chat socket opens',
  greeting: 'the server greets',
  identity: 'the server knows who it is',
  events: 'the five agent events',
};
