import { judgeApiPace } from '../../helpers/judge/judge-api-pace.ts';
import { judgeEndpoints } from '../../helpers/judge/judge-endpoints.ts';
import { expect, test } from '../../helpers/test.ts';

test.describe('critical endpoints', { tag: ['@contract'] }, () => {
  test('answer as promised without a token and with one', ({ endpointAnswers }) => {
    expect(judgeEndpoints(endpointAnswers)).toHold();
  });

  test('answer within budget', { tag: '@latency' }, ({ endpointAnswers, gear }) => {
    const replies = endpointAnswers.flatMap((one) => [one.without, one.with]);

    expect(judgeApiPace(replies, gear.budgets, gear.lagSampler)).toHold();
  });
});
