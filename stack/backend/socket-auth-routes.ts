import type { Context } from 'hono';

import type { HandshakeAttempts } from '../chat/handshake-attempts.ts';
import { clock } from '../clock.ts';
import type { Route } from '../http/route.ts';
import type { BackendService } from './backend-service.ts';

/** How socket logins went, live. Only the strict way exists here, so the counts of the other levels stay 0. */
export function socketAuthRoutes({ chat }: BackendService): readonly Route[] {
  const { attempts } = chat;
  const startedAt = clock.seconds();

  const health = (context: Context) =>
    context.json({
      service: 'auth_health',
      // As recorded: no success so far reads as degraded, also when nobody tried.
      status: attempts.successPercent > 0 ? 'healthy' : 'degraded',
      components: {
        circuit_breaker: { healthy: true, status: breaker(attempts, startedAt) },
        permissiveness_validator: { healthy: attempts.successPercent > 0, stats: levels(attempts) },
      },
      remediation: {
        active: true,
        websocket_1011_prevention: true,
        graceful_degradation: true,
        multi_level_auth: true,
      },
      timestamp: clock.iso(),
    });
  const circuitBreaker = (context: Context) =>
    context.json({
      service: 'auth_circuit_breaker',
      status: 'healthy',
      circuit_breaker_status: breaker(attempts, startedAt),
      timestamp: clock.iso(),
    });
  const permissiveness = (context: Context) =>
    context.json({
      service: 'auth_permissiveness',
      status: attempts.successPercent > 0 ? 'healthy' : 'degraded',
      validation_stats: levels(attempts),
      timestamp: clock.iso(),
    });

  return [
    { method: 'GET', path: '/ws/auth/health', summary: 'Socket login health', handle: health },
    {
      method: 'GET',
      path: '/ws/auth/circuit-breaker',
      summary: 'Socket login breaker',
      handle: circuitBreaker,
    },
    {
      method: 'GET',
      path: '/ws/auth/permissiveness',
      summary: 'Socket login levels',
      handle: permissiveness,
    },
  ];
}

function levels(attempts: HandshakeAttempts): object {
  return {
    auth_permissiveness_stats: {
      total_attempts: attempts.total,
      by_level: { strict: attempts.total, relaxed: 0, demo: 0, emergency: 0 },
      successes: attempts.successes,
      failures: attempts.failures,
    },
    success_rate_percent: attempts.successPercent,
    timestamp: clock.iso(),
  };
}

/** There is no breaker here, so it is always closed. */
function breaker(attempts: HandshakeAttempts, startedAt: number): object {
  const unused = { attempts: 0, successes: 0, success_rate_percent: 0 };
  return {
    circuit_breaker: {
      state: 'closed',
      time_in_state_seconds: clock.seconds() - startedAt,
      state_changed_time: startedAt,
    },
    statistics: {
      total_requests: attempts.total,
      successful_requests: attempts.successes,
      failed_requests: attempts.failures,
      success_rate_percent: attempts.successPercent,
    },
    failure_analysis: {
      pattern: {
        failure_count: attempts.failures,
        consecutive_failures: 0,
        failure_rate: attempts.total === 0 ? 0 : attempts.failures / attempts.total,
        last_failure: null,
        error_patterns: {},
        recovery_attempts: 0,
      },
      thresholds: { failure_threshold: 5, failure_rate_threshold: 0.5, window_seconds: 60 },
      should_trip: false,
      timestamp: clock.iso(),
    },
    degradation_stats: {
      degradation_stats: { relaxed_fallback: unused, demo_fallback: unused, emergency_fallback: unused },
      timestamp: clock.iso(),
    },
    recovery_status: {
      recovery_attempts: 0,
      recovery_successes: 0,
      half_open_requests: 0,
      max_half_open_requests: 3,
      success_threshold: 3,
      last_recovery_test: null,
      timestamp: clock.iso(),
    },
    recent_transitions: [],
    timestamp: clock.iso(),
  };
}
