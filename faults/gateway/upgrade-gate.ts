import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { chooseUpgradeFaults, type UpgradeFault } from './choose-upgrade-faults.ts';
import { editUpgradeAnswer, editUpgradeRequest } from './edit-handshake.ts';
import { pairsOf } from './header-pairs.ts';
import { makeAnswer } from './http-answer.ts';
import type { Links } from './links.ts';
import type { Onward } from './onward.ts';
import type { Sockets } from './sockets.ts';
import { tunnel } from './tunnel.ts';
import type { UpgradeRequest } from './upgrade-request.ts';
import { writeAnswer } from './write-answer.ts';

export type UpgradeGate = (
  incoming: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  onward: Onward,
) => Promise<void>;

/** Takes the upgrades of all listeners that carry the socket, with the faults of the handshake. */
export function makeUpgradeGate(
  faults: readonly UpgradeFault[],
  links: Links,
  sockets: Sockets,
): UpgradeGate {
  const choose = chooseUpgradeFaults(faults);
  return async (incoming, socket, head, onward) => {
    const path = incoming.url ?? '/';
    const chosen = choose(path);
    for (const { fault, hit } of chosen) {
      if (fault.kind === 'upgrade-hang') {
        hit();
        socket.resume().once('end', () => socket.destroy());
        return;
      }
      if (fault.kind === 'upgrade-answer') {
        hit();
        writeAnswer(socket, makeAnswer(fault.status, fault, fault.headers));
        return;
      }
      if (fault.kind === 'upgrade-delay') {
        hit();
        await sleep(fault.ms);
        if (socket.destroyed) return;
      }
    }
    const asked = pairsOf(incoming.rawHeaders);
    const request: UpgradeRequest = {
      method: incoming.method ?? 'GET',
      path,
      asked,
      headers: editUpgradeRequest(asked, chosen, links.lender),
      socket,
      head,
    };
    const editAnswer = (headers: UpgradeRequest['headers']): UpgradeRequest['headers'] =>
      editUpgradeAnswer(headers, chosen, asked);
    if (links.isNeeded) links.join(request, incoming, onward, editAnswer);
    else sockets.add(tunnel(request, onward, chosen.some(changesAnswer) ? editAnswer : undefined));
  };
}

function changesAnswer({ fault }: UpgradeFault): boolean {
  return fault.kind === 'upgrade-subprotocol' || fault.kind === 'upgrade-accept-key';
}
