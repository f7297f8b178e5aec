/** The question and the answer of a legal turn: a monthly figure that only who multiplies can know. */
export function question(nonce: string, perDay: number, price: number): string {
  return `For project ${nonce}: ${perDay} calls a day at ${price} credits each, how many credits per 30-day month?`;
}

export function expected(perDay: number, price: number): number {
  return perDay * price * 30;
}

/** At least 200 characters, with the nonce and the figure as they are written here. */
export function answer(nonce: string, perDay: number, price: number, figure: string): string {
  return (
    `Project ${nonce} uses ${figure} credits in a month of thirty days. ` +
    `The figure follows from ${perDay} calls a day, each of which takes ${price} credits. ` +
    'Most of the calls come in during the morning hours, so moving the nightly reports to a cheaper model ' +
    'would lower the monthly sum without any change for the people who read them.'
  );
}
