/** A registered person. */
export interface Account {
  readonly id: string;
  /** Case-sensitive, as the real service keeps it. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly createdAt: string;
  lastLoginAt: string;
}
