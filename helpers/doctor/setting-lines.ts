import { loginKeyVariable, settingKeysOf } from '../../env/target-schema.ts';
import type { Problem } from '../../env/target-reading.ts';
import type { Origin, TargetName, TargetSettings } from '../../env/target.ts';
import { note, right, wrong, type DoctorLine } from './doctor-line.ts';

/** What is wrong with the settings of a target; the sentence of a problem says it, and where it goes on, what to do. Pure. */
export function problemLines(problems: readonly Problem[]): readonly DoctorLine[] {
  return problems.map(({ code, sentence }) => {
    const [saw = sentence, ...rest] = sentence.split(/(?<=\.) (?=[A-Z])/);
    const remedy = rest.length === 0 ? 'Correct it there, and run this again.' : rest.join(' ');
    const subject = code === 'CREDENTIAL_MISSING' ? 'login key' : 'settings';
    return wrong(subject, saw.replace(/\.$/, ''), remedy);
  });
}

/** Where every setting comes from. Values of secrets are never shown. Pure. */
export function settingLines({ name, login, origins }: TargetSettings): readonly DoctorLine[] {
  const key = origins.find(({ variable }) => variable === loginKeyVariable);
  return [
    ...origins.filter((one) => one !== key).map(originLine),
    restLine(name, origins),
    ...(login === 'key' && key ? [keyLine(key)] : []),
  ];
}

function originLine({ variable, value, from }: Origin): DoctorLine {
  return note('settings', `${variable}${value === undefined ? ' (not shown)' : ` = ${value}`}, from ${from}`);
}

/** Whatever does not come from elsewhere comes from the committed file, or is not set at all. */
function restLine(name: TargetName, origins: readonly Origin[]): DoctorLine {
  const elsewhere = origins.map(({ variable }) => variable.replace(`${name.toUpperCase()}_`, ''));
  const rest = settingKeysOf(name).filter((key) => !elsewhere.includes(key));
  return right('settings', `from env/${name}.env, or not set: ${rest.join(', ')}`);
}

function keyLine({ variable, from }: Origin): DoctorLine {
  return right(
    'login key',
    `${variable} is there, from ${from}; whether the server takes it only a login shows`,
  );
}
