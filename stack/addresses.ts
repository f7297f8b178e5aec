/**
 * Where the services listen. Filled in one by one as they start: bodies such as `/auth/config` name the other services,
 * and are only made after all of them listen.
 */
export interface Addresses {
  auth: string;
  backend: string;
  ws: string;
  frontend: string;
}
