import { startReplay } from '../../../faults/replay/start-replay.ts';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';

test.describe('verdict', () => {
  test('reads AGENT_SILENT with AUTH_BYPASSED beside it on the revision of 2025-09-13', async ({
    playwrightTest,
  }) => {
    const unrecorded: string[] = [];
    const replay = await startReplay({ log: (line) => unrecorded.push(line) });
    const selected = 'agent events|belongs to the user who logged in|two identities|token that is garbage';
    const run = await playwrightTest(['--project=local', '--grep', selected], attach(replay.urls)).finally(
      () => replay.stop(),
    );

    expect(run).toConclude({
      exitCode: 1,
      verdict: 'FAIL',
      code: 'AGENT_SILENT',
      claim: 'Users CANNOT chat on local',
    });
    expect(run.verdict?.findings.map(({ code }) => code)).toContain('AUTH_BYPASSED');
    expect(run.output).toMatch(/^Beside it: .* \(AUTH_BYPASSED\)$/m);
    expect(run.output).toContain('demo-user-001');
    // Everything that the run asked had been asked of the real one, so nothing of this is invented.
    expect(unrecorded).toEqual([]);
  });
});
