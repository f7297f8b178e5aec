import { useEffect, useState } from 'preact/hooks';
import { whenSignedOut } from './api.ts';
import { ChatPage } from './chat-page.tsx';
import { LoginPage } from './login-page.tsx';
import { keepSession, storedSession } from './session.ts';

/** Changes the address without loading the page anew. */
export type Navigate = (path: string) => void;

/** The whole page: who is not signed in gets the login, everybody else the chat (ui contract, 1). */
export function App() {
  const [path, setPath] = useState(location.pathname);
  const navigate: Navigate = (to) => {
    history.pushState(null, '', to);
    setPath(location.pathname);
  };
  useEffect(() => {
    const follow = (): void => setPath(location.pathname);
    addEventListener('popstate', follow);
    whenSignedOut(() => navigate('/login'));
    return () => removeEventListener('popstate', follow);
  }, []);

  const target = redirectFrom(path);
  useEffect(() => {
    if (target !== undefined) navigate(target);
  }, [target]);
  if (target !== undefined) return <p class="loading">Loading Netra AI...</p>;
  if (path === '/login') return <LoginPage navigate={navigate} />;
  const threadId = /^\/chat\/([^/]+)$/.exec(path)?.[1];
  return (
    <ChatPage
      threadId={threadId === undefined ? undefined : decodeURIComponent(threadId)}
      navigate={navigate}
    />
  );
}

/** Where an address leads instead; undefined where it stays. The callback of a login keeps its tokens first. */
function redirectFrom(path: string): string | undefined {
  if (path === '/auth/callback') keepCallback(new URLSearchParams(location.search));
  const isSignedIn = storedSession() !== undefined;
  if (path === '/login') return isSignedIn ? '/chat' : undefined;
  if (!isSignedIn) return '/login';
  if (path === '/chat') {
    const asked = new URLSearchParams(location.search).get('thread');
    return asked === null ? undefined : `/chat/${encodeURIComponent(asked)}`;
  }
  return /^\/chat\/[^/]+$/.test(path) ? undefined : '/chat';
}

function keepCallback(query: URLSearchParams): void {
  const access = query.get('access_token') ?? query.get('token');
  if (access === null) return;
  keepSession({ access, refresh: query.get('refresh_token') ?? query.get('refresh') ?? undefined });
}
