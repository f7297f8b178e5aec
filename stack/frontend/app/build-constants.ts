/** Put in their places when the page is built (`build-app.ts`), as Next.js does with its `NEXT_PUBLIC_` variables. */
declare const NEXT_PUBLIC_API_URL: string;
declare const NEXT_PUBLIC_AUTH_URL: string;
declare const NEXT_PUBLIC_WS_URL: string;

/** Where the page finds the services. */
export const services = {
  api: NEXT_PUBLIC_API_URL,
  auth: NEXT_PUBLIC_AUTH_URL,
  ws: NEXT_PUBLIC_WS_URL,
} as const;
