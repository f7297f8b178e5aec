/** One thing that the doctor looked at. A wrong one says in a sentence what to do; a note is worth knowing and decides nothing. */
export type DoctorLine =
  | { readonly state: 'right' | 'note'; readonly subject: string; readonly saw: string }
  | {
      readonly state: 'wrong';
      readonly subject: string;
      readonly saw: string;
      readonly remedy: string;
    };

export function right(subject: string, saw: string): DoctorLine {
  return { state: 'right', subject, saw };
}

export function note(subject: string, saw: string): DoctorLine {
  return { state: 'note', subject, saw };
}

export function wrong(subject: string, saw: string, remedy: string): DoctorLine {
  return { state: 'wrong', subject, saw, remedy };
}
