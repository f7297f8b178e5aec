const page = 'checks in a browser';
const load = 'checks under load';

/** Rows of the requirements that no check of today can see, and what they wait for. */
export const waiting: Readonly<Record<string, string>> = {
  X10: 'a check of the deployed version against the expected one',
  X23: 'a check of renewing a login',
  X24: 'a check that outlives a token',
  X25: 'a check that uses one token many times at once',
  X29: 'a check of logging out',
  X30: 'a check of logging in through Google',
  X31: 'the probe of the way past the load balancer',
  X34: page,
  X49: 'checks that keep a socket open for minutes',
  X50: 'a check that sends before it was greeted',
  X57: 'a check that opens sockets one after the other',
  X59: 'a check that sends more messages than are allowed',
  X87: "a check of the agent's interface over HTTP",
  X92: 'a check of the stored messages',
  X94: 'a cold start: the embedded stack has none',
  X96: 'a check of the deployed version over several requests',
  X98: page,
  X99: 'a run that starts local services, which no run does',
  X101: page,
  X102: page,
  X104: page,
  X105: page,
  X106: page,
  X107: page,
  X108: load,
  X109: load,
};
