import type { TurnProgress } from './turn-progress.ts';

/** What the agents are doing, while they do it. */
export function ResponseCard({ progress }: { readonly progress: TurnProgress | undefined }) {
  if (progress === undefined) return null;
  const { status, agent, thought, step, tools, completed, error } = progress;
  const isBusy = status === 'waiting' || status === 'running';
  return (
    <>
      {isBusy && (
        <p data-testid="agent-processing" role="status" class="processing">
          <span class="spinner" aria-hidden="true" /> Processing your request...
        </p>
      )}
      <section
        data-testid="response-card"
        aria-label="response card"
        data-collapsed={String(!isBusy)}
        class={status === 'failed' ? 'card failed' : 'card'}
      >
        <h2>{status === 'completed' ? 'Analysis Complete' : (agent ?? 'Initializing...')}</h2>
        {thought !== undefined && (
          <p data-testid="thinking-indicator" class="thinking">
            <strong>Agent Thinking</strong>
            {step !== undefined && <span class="hint"> Step {step}</span>}
            <br />
            {thought}
          </p>
        )}
        {tools.length > 0 && (
          <ul class="tools" aria-label="Tools in use">
            {tools.map((tool, at) => (
              <li key={`${at}-${tool}`} class="badge">
                {tool}
              </li>
            ))}
          </ul>
        )}
        {completed.length > 0 && (
          <details open={isBusy}>
            <summary>Completed Agents: {completed.length}</summary>
            <ul>
              {completed.map(({ agent: name, tookMs }, at) => (
                <li key={`${at}-${name}`}>
                  {name} ✓ Completed{tookMs === undefined ? '' : ` in ${(tookMs / 1000).toFixed(1)} s`}
                </li>
              ))}
            </ul>
          </details>
        )}
        {error !== undefined && (
          <p role="alert" class="alert">
            {error}
          </p>
        )}
      </section>
    </>
  );
}
