import { useRef, useState } from 'preact/hooks';
import type { Navigate } from './app.tsx';
import { devLogIn, logIn } from './sign-in.ts';
import { SiteHeader } from './site-header.tsx';

/** The login page of a development environment (ui contract, 2). */
export function LoginPage({ navigate }: { readonly navigate: Navigate }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  // The second of two quick clicks comes before the page has drawn the first.
  const isOnTheWay = useRef(false);

  const enter = async (way: () => Promise<void>): Promise<void> => {
    if (isOnTheWay.current) return;
    isOnTheWay.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await way();
      navigate('/chat', true);
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : 'The login did not succeed.');
      setBusy(false);
    } finally {
      isOnTheWay.current = false;
    }
  };

  return (
    <>
      <SiteHeader navigate={navigate} />
      <main class="login">
        <form
          class="panel"
          aria-busy={isBusy}
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
          <label for="email">Email</label>
          <input
            id="email"
            type="email"
            placeholder="Email"
            autocomplete="username"
            required
            value={email}
            onInput={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <label for="password">Password</label>
          <input
            id="password"
            type="password"
            placeholder="Password"
            autocomplete="current-password"
            required
            aria-describedby={error === undefined ? undefined : 'login-error'}
            value={password}
            onInput={({ currentTarget }) => setPassword(currentTarget.value)}
          />
          <button type="submit" class="quiet" disabled={isBusy}>
            {isBusy ? 'Logging in...' : 'Login with Custom Credentials'}
          </button>
          {error !== undefined && (
            <p id="login-error" role="alert" class="alert">
              {error}
            </p>
          )}
        </form>
      </main>
    </>
  );
}
