/** Who owns a layer or a kind of problem, as a team names itself in `env/owners.json`. */
export interface Owner {
  readonly name: string;
  /** Where the team is asked: a channel, a telephone number, an address. */
  readonly contact?: string;
  /** An https address: the team's page, or where its tickets go. */
  readonly link?: string;
}

/** By layer or class of a finding. Whether there is such a layer or class is not known in this room. */
export type Owners = Readonly<Record<string, Owner>>;
