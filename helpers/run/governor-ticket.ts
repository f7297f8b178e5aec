/** What a ticket asks of the governor that wrote it out. */
export interface TicketOffice {
  /** Throws `GovernorStopped` when the host has stopped us. Does not wait. */
  refuseIfStopped(): void;
  /** Gives the slots back: those used count from the moments they were used, the others are free again. */
  settle(usedAtMs: readonly number[]): Promise<void>;
  now(): number;
}

/** Slots that were reserved before a timed section, so that nothing in it waits for the governor. */
export class GovernorTicket {
  readonly #office: TicketOffice;
  readonly #slots: number;
  readonly #usedAtMs: number[] = [];
  #closed: Promise<void> | undefined;

  constructor(slots: number, office: TicketOffice) {
    this.#slots = slots;
    this.#office = office;
  }

  /** How many slots are left. */
  get left(): number {
    return this.#closed === undefined ? this.#slots - this.#usedAtMs.length : 0;
  }

  /**
   * Takes one of the reserved slots, at once. Throws `GovernorStopped` when the host has stopped us meanwhile, and a sentence
   * when the ticket is used up or closed: a timed section has to reserve for all that it sends.
   */
  take(): void {
    if (this.left === 0) {
      const state = this.#closed === undefined ? `is used up after ${this.#slots}` : 'is closed';
      throw new Error(`This reservation of requests ${state}. Reserve as many as the timed section sends.`);
    }
    this.#office.refuseIfStopped();
    this.#usedAtMs.push(this.#office.now());
  }

  /** Ends the timed section. Call it always, and only once the section is over; a second call changes nothing. */
  close(): Promise<void> {
    this.#closed ??= this.#office.settle(this.#usedAtMs);
    return this.#closed;
  }
}
