/** Whether a host is this machine itself, by its name or address (`URL.hostname`). */
export function isLoopback(host: string): boolean {
  const bare = host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|::1|::ffff:7f[\da-f]{2}:[\da-f]{1,4})$/.test(
    bare,
  );
}
