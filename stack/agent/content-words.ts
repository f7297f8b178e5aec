const empty = new Set(
  (
    'a an the if and or but of for to in on at by with from into over about as is are was were be been am do does did ' +
    'doing have has had i you we they he she it its our your my me us them this that these those there here what ' +
    'which who whom whose when where why how much many will would can could should shall may might must not no so ' +
    'than then now again please project projects tell told give gave given remember remembered mention mentioned say ' +
    'said know known asked ask name named call called thread conversation earlier before previously just still also ' +
    'exactly remind recall repeat state stated keep mind note noted get got let make sure split evenly equally half ' +
    'twice double triple divided shared each per one figure number value amount'
  ).split(' '),
);

/** The words that carry a text's meaning, lower case, without plural and adverb endings: `monthly budgets` → month, budget. */
export function contentWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z]{2,}/g) ?? [])
    .filter((word) => !empty.has(word))
    .map((word) => word.replace(/(?:ies)$/, 'y').replace(/(?:ly|s)$/, ''))
    .filter((word) => word.length > 1);
}
