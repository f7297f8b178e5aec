import { socketFiguresFor, type SocketFigure } from '../../env/socket-figures.ts';
import type { TargetName } from '../../env/target.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import type { Judgement } from './judgement.ts';

// Nobody measures here: a target whose figures are right would else be told that they are wrong.
const source = 'websocket contract, section 6; not measured here';

/**
 * What `/ws/config` announces of the chat socket: each figure is there and is a number; beside it what the contract says is in
 * force. Where the two differ nobody is harmed, but whoever believes the route is misled: `CONFIG_DRIFT`.
 */
export function judgeAnnouncedFigures(reply: HttpReply, name: TargetName): Judgement {
  const seen = describeReply(reply);
  const figures = fieldOf(reply.json, 'websocket_config');
  if (reply.status === 404) return { findings: [finding('API_ROUTE_MISSING', '', [seen])], evidence: [seen] };
  if (reply.status !== 200 || typeof figures !== 'object' || figures === null) {
    const words = `${new URL(reply.url).pathname} answered ${reply.status} without a websocket_config.`;
    return { findings: [finding('HEALTH_BODY_UNHEALTHY', words, [seen])], evidence: [seen] };
  }
  const judged = socketFiguresFor(name).map((figure) => judge(figure, fieldOf(figures, figure.name)));
  return {
    findings: judged.flatMap(({ found }) => found),
    evidence: [seen, ...judged.map(({ line }) => line)],
  };
}

function judge(figure: SocketFigure, announced: unknown): { found: readonly Finding[]; line: string } {
  const { name, unit, inForce } = figure;
  const force = typeof inForce === 'number' ? `${inForce} ${unit}` : inForce;
  const line = `${name}: announced ${JSON.stringify(announced ?? null)} ${unit}, in force ${force} (${source})`;
  if (inForce === 'nothing' && announced === null) return { found: [], line };
  if (typeof announced !== 'number' || !(announced > 0)) {
    return {
      found: [finding('API_CONTRACT', `${name} of websocket_config is no number above zero.`, [line])],
      line,
    };
  }
  const agrees = inForce === 'as announced' || announced === inForce;
  return { found: agrees ? [] : [finding('CONFIG_DRIFT', `${line}.`)], line };
}
