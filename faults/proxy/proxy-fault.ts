/** What is wrong with a proxy on the way: how it refuses, that it never answers, or that it looks inside unknown to the client. */
export type ProxyFault =
  | { readonly kind: 'refuses'; readonly status: number }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'inspects' };
