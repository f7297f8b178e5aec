import { explainConnection } from '../diagnosis/explain-connection.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from '../judge/excerpt.ts';
import type { OpenOutcome } from './chat-socket.ts';

const statusCodes: Readonly<Record<number, Code>> = {
  401: 'WS_HTTP_403',
  403: 'WS_HTTP_403',
  404: 'WS_HTTP_404',
  408: 'WS_NOT_READY',
  429: 'SELF_RATE_LIMITED',
  500: 'WS_HTTP_500',
  502: 'WS_HTTP_500',
  503: 'WS_NOT_READY',
};

/** Why a socket did not open, by what came instead of the upgrade. */
export function explainOpen(outcome: Exclude<OpenOutcome, { kind: 'open' }>, address: string): Finding {
  const url = new URL(address);
  switch (outcome.kind) {
    case 'http': {
      const body = excerpt(outcome.body) || '(empty body)';
      const code = statusCodes[outcome.status] ?? 'WS_NOT_UPGRADED';
      return finding(code, `${url.host}${url.pathname} answered ${outcome.status} instead of 101.`, [
        `${outcome.status} ${outcome.contentType}: ${body}`,
      ]);
    }
    case 'bad-upgrade':
      return explainUpgrade(outcome.message);
    case 'timeout':
      return finding('WS_OPEN_TIMEOUT', `Waited ${outcome.waitedMs} ms for ${url.host}${url.pathname}.`);
    case 'unreachable':
      return explainConnection(outcome.error, url);
  }
}

function explainUpgrade(message: string): Finding {
  if (/sent no subprotocol/i.test(message)) {
    return finding(
      'LB_SUBPROTOCOL_STRIPPED',
      'The upgrade came back without the subprotocol that was offered.',
      [message],
    );
  }
  if (/subprotocol/i.test(message)) return finding('SUBPROTOCOL_NEGOTIATION', '', [message]);
  return finding('WS_NOT_UPGRADED', 'The answer to the upgrade is no proper one.', [message]);
}
