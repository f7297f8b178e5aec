/** A point in which the stack answers otherwise than the recorded service, and why. */
export interface DeliberateDifference {
  /** Matched against `<exchange>: <field>`. */
  readonly matches: RegExp;
  readonly reason: string;
}

/**
 * Every difference that is wanted. The recorded service has defects; the stack speaks the intended contract. A difference
 * that is not listed fails the test, and so does an entry that no longer differs.
 */
export const deliberateDifferences: readonly DeliberateDifference[] = [
  {
    matches: /: (?:body\.(?:.*\.)?environment|token\.claims\.(?:env|svc_id))$/,
    reason: 'The stack is honest about itself: it says embedded wherever the product says where it runs.',
  },
  {
    matches: /^auth GET \/health\/auth /,
    reason:
      'The real capability check asks for a method that does not exist and is always unhealthy; this one is true.',
  },
  {
    matches: /^auth GET \/auth\/health /,
    reason:
      'The real one asks a pool for a status it does not have and is always unhealthy; this one is true.',
  },
  {
    matches: /^(?:auth|backend) GET \/openapi\.json /,
    reason:
      'The stack publishes what it serves: the routes of the chat. Which of them must be there is a check of its own.',
  },
  {
    matches: /^backend GET \/ws\/config /,
    reason: 'The real figures are constants, and none of them is in force; here they are those in force.',
  },
  {
    matches: /^backend .*: body\.(?:line_number|source_file|stack_trace|debug_info)$/,
    reason:
      'Paths, stacks and variables in an error body are a leak. The stack has nothing of the kind to show.',
  },
  {
    matches:
      /^backend GET \/api\/threads\/<thread> \(alice again\): body\.(?:metadata\.)?(?:title|updated_at)$/,
    reason: 'The real service answers a rename and forgets it; here it is kept.',
  },
  {
    matches: /^backend GET \/api\/threads\/<thread> \(show the deleted thread\): /,
    reason:
      'The real service answers a delete with 200 and keeps the thread; the intention is that it is gone: 404.',
  },
  {
    matches: /^backend POST \/api\/agent\/v2\/execute /,
    reason:
      'The real route demands query parameters that its own frontend does not send; here the token names the user.',
  },
  {
    matches: /^backend POST \/api\/agents\/execute /,
    reason:
      'The recorded answer is a canned one without an agent. Here a turn is taken, and the answer names run and thread.',
  },
  {
    matches:
      /^websocket \/ws\S* \(\/ws, .*(?:query parameter|NO token|garbage|tampered|refresh|logged-out).*\): greeting$/,
    reason:
      'The real socket accepts anybody under a made-up name; the intention is AUTH_FAILED and close 1008.',
  },
  {
    matches: /^websocket \/ws \((?:JSON array|JSON number|binary)\): step /,
    reason:
      'The real receive loop crashes and closes with 1000; here the sender is told what is wrong, and the socket stays.',
  },
  {
    matches: /^websocket \/ws \((?:user_message|start_agent) as the (?:real )?frontend sends it\): step /,
    reason: 'On the real socket a chat message is followed by silence: no agent ever runs. Here one does.',
  },
  {
    matches: /^websocket \/ws \((?:agent_request|execute_agent)\): step /,
    reason: 'The older names of a chat message start a turn too.',
  },
  {
    matches: /^websocket \/ws \((?:chat|chat with payload)\): step /,
    reason: 'They name a thread that does not exist: THREAD_NOT_FOUND instead of silence.',
  },
];
