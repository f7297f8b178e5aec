/** The users that the product makes up when it does not authenticate (auth contract, "who you become on /ws"). */
export function isBypassUser(userId: string): boolean {
  return /^(?:demo-use|relaxed_|emergency_)/.test(userId);
}
