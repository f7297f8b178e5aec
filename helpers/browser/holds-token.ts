/** Whether a JWT can be read in a text: as it is, or once more in base64url, as it stands in the subprotocol (ui contract, section 4). */
export function holdsToken(text: string): boolean {
  return /eyJ[\w-]{8,}(?:\.|%2[Ee])[\w-]{8,}(?:\.|%2[Ee])[\w-]*|ZXlK[\w-]{40,}/.test(text);
}
