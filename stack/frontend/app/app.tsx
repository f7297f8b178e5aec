import { useEffect, useState } from 'preact/hooks';
import { AuthErrorPage } from './auth-error-page.tsx';
import { ChatPage } from './chat-page.tsx';
import { LoginPage } from './login-page.tsx';
import { accessKey, isCurrent, isSignedIn, keepCallback, storedSession } from './session.ts';
import { freshSession, whenSignedOut } from './sign-in.ts';

/** Changes the address without loading the page anew; `replace` leaves no way back to the one before. */
export type Navigate = (to: string, replace?: boolean) => void;

/** The whole page: who is not signed in gets the login, everybody else the chat (ui contract, 1). */
export function App() {
  const [path, setPath] = useState(location.pathname);
  const [, lookAgain] = useState(0);
  const [isReady, setReady] = useState(!mayBeRenewed());
  const navigate: Navigate = (to, replace = false) => {
    if (replace) history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    setPath(location.pathname);
  };
  useEffect(() => {
    const follow = (): void => setPath(location.pathname);
    // Another tab has logged in or out, or this one was taken out of the browser's memory.
    const look = (event: Event): void => {
      if (!(event instanceof StorageEvent) || event.key === null || event.key === accessKey)
        lookAgain((count) => count + 1);
    };
    addEventListener('popstate', follow);
    addEventListener('storage', look);
    addEventListener('pageshow', look);
    whenSignedOut(() => navigate('/login', true));
    if (!isReady) void enter().finally(() => setReady(true));
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener('storage', look);
      removeEventListener('pageshow', look);
    };
  }, []);

  const session = storedSession();
  const target = isReady ? redirectFrom(path, isSignedIn(session)) : undefined;
  useEffect(() => {
    if (target !== undefined) navigate(target, true);
  }, [target]);
  if (!isReady || target !== undefined) return <p class="loading">Loading Netra AI...</p>;
  if (path === '/auth/error') return <AuthErrorPage navigate={navigate} />;
  if (path === '/login' || session === undefined) return <LoginPage navigate={navigate} />;
  const threadId = /^\/chat\/([^/]+)$/.exec(path)?.[1];
  return (
    <ChatPage
      key={session.userId}
      threadId={threadId === undefined ? undefined : decoded(threadId)}
      navigate={navigate}
    />
  );
}

function mayBeRenewed(): boolean {
  const session = storedSession();
  return session !== undefined && !isCurrent(session) && isSignedIn(session);
}

async function enter(): Promise<void> {
  await freshSession().catch((error: unknown) => console.warn('The login could not be renewed.', error));
}

/** Where an address leads instead; undefined where it stays. The tokens of a login elsewhere are kept first. */
function redirectFrom(path: string, isSignedIn: boolean): string | undefined {
  const query = new URLSearchParams(location.search);
  if (path === '/auth/error') return undefined;
  if (path === '/auth/callback') return keepCallback(query) ? '/chat' : `/auth/error${location.search}`;
  if (path === '/chat' && query.has('token') && keepCallback(query)) return '/chat';
  if (path === '/login') return isSignedIn ? '/chat' : undefined;
  if (!isSignedIn) return '/login';
  if (path === '/chat') {
    const asked = query.get('thread');
    return asked === null ? undefined : `/chat/${encodeURIComponent(asked)}`;
  }
  return /^\/chat\/[^/]+$/.test(path) ? undefined : '/chat';
}

/** An address that is not well-formed names no thread that exists; it is shown as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    console.warn('The address of the conversation is not well-formed.', error);
    return part;
  }
}
