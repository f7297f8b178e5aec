/** A list that is longer is cut: nobody looks further down. */
const mostPages = 20;

/**
 * The whole of a list that is given in pages of `size`. Ends with a page that is not full, and with one that begins like the one
 * before: a service that takes no notice of where to begin would be asked for ever.
 */
export async function allPages<T extends { readonly id: string }>(
  size: number,
  ask: (offset: number) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const part = await ask(page * size);
    if (page > 0 && part[0]?.id === all.at(-size)?.id) break;
    all.push(...part);
    if (part.length < size) break;
  }
  return all;
}
