/** The way to an address ended at its proxy: nothing is known of what lies behind it. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  /**
   * @param proxy `host:port` of the proxy.
   * @param status Its answer to CONNECT; undefined when it gave none.
   * @param cause Why it gave none.
   */
  constructor(
    readonly proxy: string,
    readonly status: number | undefined,
    message: string,
    override readonly cause?: unknown,
  ) {
    super(message);
  }
}
