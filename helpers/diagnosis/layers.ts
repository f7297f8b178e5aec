/**
 * What a chat rests on, lowest first. A break at one layer is looked at before any break above it.
 * `title` completes "It broke at: …" for people who do not know our words; `owner` is whom to ask first.
 */
export const layers = [
  { name: 'self', title: 'this test suite', owner: 'whoever maintains this suite' },
  { name: 'config', title: 'the settings of this run', owner: 'whoever started this run' },
  { name: 'dns', title: 'name resolution', owner: 'the platform team' },
  { name: 'tcp', title: 'the network connection', owner: 'the platform team' },
  { name: 'tls', title: 'the certificate', owner: 'the platform team' },
  { name: 'edge', title: 'the load balancer', owner: 'the platform team' },
  { name: 'http', title: 'the services themselves', owner: 'the backend team' },
  { name: 'auth', title: 'the login', owner: 'the auth team' },
  { name: 'handshake', title: 'opening the chat socket', owner: 'the backend team' },
  { name: 'protocol', title: 'the chat socket', owner: 'the backend team' },
  { name: 'routing', title: 'handing the message to the agent', owner: 'the backend team' },
  { name: 'isolation', title: 'keeping users apart', owner: 'the backend team' },
  { name: 'events', title: 'the five agent events', owner: 'the backend team' },
  { name: 'agent', title: 'the agent', owner: 'the agent team' },
  { name: 'answer', title: "the agent's answer", owner: 'the agent team' },
  { name: 'data', title: 'stored threads and messages', owner: 'the backend team' },
  { name: 'latency', title: 'speed and load', owner: 'the backend team' },
  { name: 'ui', title: 'the chat page', owner: 'the frontend team' },
] as const satisfies readonly { name: string; title: string; owner: string }[];
