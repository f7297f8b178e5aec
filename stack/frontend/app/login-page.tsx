import { useState } from 'preact/hooks';
import { devLogIn, logIn } from './api.ts';
import type { Navigate } from './app.tsx';
import { SiteHeader } from './site-header.tsx';

/** The login page of a development environment (ui contract, 2). */
export function LoginPage({ navigate }: { readonly navigate: Navigate }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const enter = async (way: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await way();
      navigate('/chat');
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : 'The login did not succeed.');
      setBusy(false);
    }
  };

  return (
    <>
      <SiteHeader navigate={navigate} />
      <main class="login">
        <form
          class="panel"
          onSubmit={(event) => {
            event.preventDefault();
            void enter(() => logIn(email, password));
          }}
        >
          <h3>
            Netra <span class="badge">DEV</span>
          </h3>
          <p>Development Environment Login</p>
          <button type="button" disabled={isBusy} onClick={() => void enter(devLogIn)}>
            Quick Dev Login (dev@example.com)
          </button>
          <p class="or">or</p>
          <input
            type="email"
            aria-label="Email"
            placeholder="Email"
            autocomplete="username"
            required
            value={email}
            onInput={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <input
            type="password"
            aria-label="Password"
            placeholder="Password"
            autocomplete="current-password"
            required
            value={password}
            onInput={({ currentTarget }) => setPassword(currentTarget.value)}
          />
          <button type="submit" class="quiet" disabled={isBusy}>
            Login with Custom Credentials
          </button>
          {error !== undefined && (
            <p role="alert" class="alert">
              {error}
            </p>
          )}
        </form>
      </main>
    </>
  );
}
