import type { Navigate } from './app.tsx';
import { services } from './build-constants.ts';
import { isSignedIn, storedSession } from './session.ts';
import { logOut } from './sign-in.ts';

/** The bar on top of every page. */
export function SiteHeader({ navigate }: { readonly navigate: Navigate }) {
  const session = storedSession();
  const leave = (): void => {
    logOut().catch((error: unknown) => console.warn('The login service did not take the logout.', error));
    navigate('/login');
  };
  return (
    <header class="site-header">
      <h1>
        Netra Beta <span class="badge">BETA</span>
      </h1>
      <div data-testid="auth-component" class="account">
        {isSignedIn(session) ? (
          <>
            <span data-testid="user-email" title={session.email}>
              {session.email}
            </span>
            <button type="button" data-testid="logout-button" class="quiet" onClick={leave}>
              Logout
            </button>
          </>
        ) : (
          <a
            data-testid="login-button"
            class="button quiet"
            href={`${services.auth}/auth/login?provider=google`}
          >
            Login with Google
          </a>
        )}
      </div>
    </header>
  );
}
