/** Messages up to here pass; the product itself takes 16 MiB. */
export const maxPayload = 64 * 1024 * 1024;

/** Headers that each side of a connection makes anew; every other one passes as it came. */
export const ofTheHandshake = /^(?:connection|upgrade|sec-websocket-.*)$/i;
