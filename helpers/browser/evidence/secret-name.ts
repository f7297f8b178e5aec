/** Names under which a secret travels: fields of JSON and forms, parameters of an address, headers, keys of a browser's storage. */
const names =
  /(?:^|[\s_.-])(?:authorization|cookie|credentials?|jwt|passwd|password|refresh|secret|session_?id|token|api_?key|bypass-key)$/i;

/** Whether what stands under this name has to be taken for a secret: `access_token`, `X-E2E-Bypass-Key`, `password`. */
export function isSecretName(name: string): boolean {
  return names.test(name.replace(/([a-z])(?=[A-Z])/g, '$1_'));
}
