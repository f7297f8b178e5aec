/**
 * Whether two runs met the same build, by the pieces that both have seen: a short run sees fewer than a full one. Undefined where there is none
 * that both have seen.
 */
export function sameBuild(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean | undefined {
  const shared = Object.keys(one).filter((piece) => Object.hasOwn(other, piece));
  return shared.length === 0 ? undefined : shared.every((piece) => one[piece] === other[piece]);
}
