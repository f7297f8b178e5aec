const values: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  thousand: 1000,
};
const pattern = new RegExp(`\\b(?:${Object.keys(values).join('|')})\\b`, 'gi');

/** Numbers that are written as one word, as digits; grouping marks left out: `five teams` → `5 teams`, `4,810` → `4810`. */
export function numberWords(text: string): string {
  return text
    .replace(pattern, (word) => String(values[word.toLowerCase()] ?? word))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}
