import type { ProxyVariables } from '../../env/proxy-variables.ts';
import { wayTo } from '../../env/way-to.ts';
import { note, right, type DoctorLine } from './doctor-line.ts';

/** Which addresses are gone to through which proxy. Addresses of proxies are shown without user name and password. Pure. */
export function proxyLines(
  addresses: Readonly<Record<string, string>>,
  variables: ProxyVariables,
): readonly DoctorLine[] {
  const through = new Map<string, string[]>();
  for (const [who, address] of Object.entries(addresses)) {
    const way = wayTo(new URL(address), variables);
    if (way.kind !== 'proxy') continue;
    const place = `${way.proxy.name} (${way.proxy.variable})`;
    through.set(place, [...(through.get(place) ?? []), who]);
  }
  if (through.size > 0) {
    return [...through].map(([place, who]) => right('proxy', `${who.join(', ')} through ${place}`));
  }
  const set = [variables.plain, variables.secure].flatMap((one) => one?.variable ?? []);
  return set.length === 0
    ? [right('proxy', 'none is set: every address is gone to directly')]
    : [note('proxy', `${set.join(' and ')} set, but every address here is gone to directly`)];
}
