import type { Navigate } from './app.tsx';
import { SiteHeader } from './site-header.tsx';

/** Where the login service sends a login that did not succeed (ui contract, 1). */
export function AuthErrorPage({ navigate }: { readonly navigate: Navigate }) {
  const query = new URLSearchParams(location.search);
  const words = query.get('error_description') || query.get('message') || query.get('error');
  return (
    <>
      <SiteHeader navigate={navigate} />
      <main class="login">
        <div class="panel">
          <h2>Authentication Error</h2>
          <p role="alert" class="alert">
            {words ?? 'The login did not succeed.'}
          </p>
          <button type="button" onClick={() => navigate('/login', true)}>
            Return to Login
          </button>
        </div>
      </main>
    </>
  );
}
