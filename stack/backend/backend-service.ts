import type { Addresses } from '../addresses.ts';
import type { ChatService } from '../chat/chat-service.ts';
import type { Settings } from '../settings.ts';
import type { AuthClient } from './auth-client.ts';

/** What the routes of the backend work with. */
export interface BackendService {
  readonly settings: Settings;
  readonly addresses: Addresses;
  readonly auth: AuthClient;
  readonly chat: ChatService;
}
