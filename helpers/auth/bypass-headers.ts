/**
 * Headers by which the backend is known to let a socket in with a forged token (auth contract, 1c). The one place, beside the login of
 * staging, where such names are written, and they go out with a forged token alone: that it is refused nevertheless is what is asked.
 */
export const headers: Readonly<Record<string, string>> = {
  'X-E2E-Test': 'true',
  'X-Test-Type': 'E2E',
  'X-Test-Environment': 'staging',
  'X-Test-Mode': 'true',
};
