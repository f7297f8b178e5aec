/**
 * The walls between the rooms, as data: who may import what. Imports run one way, tests → helpers → env. `stack` and `faults`
 * stand apart, so that the wire contract is written twice and a typo in one cannot hide in the other.
 *
 * The first room whose folder holds a file is its room. `*` means everything.
 *
 * @typedef {object} Room
 * @property {string} folder Path from the root of the project, without a slash at its end; '' is the root itself.
 * @property {readonly string[]} imports Files and folders whose values and types it may import.
 * @property {readonly string[]} [types] Files and folders of which it may import the types alone.
 * @property {readonly string[]} packages Packages that it may import; `node:*` are those of Node itself.
 * @property {string} why Finishes the message.
 */

/** @type {readonly Room[]} */
export const rooms = [
  {
    folder: 'tests/self',
    imports: ['*'],
    packages: ['*'],
    why: 'the tests of the project itself may look into every room',
  },
  {
    folder: 'tests',
    imports: ['tests', 'helpers', 'env'],
    packages: [],
    why: 'a spec says what must hold; how to talk and judge is the business of helpers',
  },
  {
    folder: 'helpers/judge',
    imports: [
      'helpers/judge',
      'helpers/diagnosis',
      'helpers/auth/judge-claims.ts',
      'helpers/chat/explain-open.ts',
      'helpers/chat/frame.ts',
      'helpers/chat/read-frame.ts',
      'helpers/contract',
      'helpers/deployment/bundle.ts',
      'helpers/deployment/compare-fingerprints.ts',
      'helpers/deployment/describe-difference.ts',
      'helpers/deployment/health-fields.ts',
      'helpers/deployment/is-page.ts',
      'helpers/deployment/names-host.ts',
      'helpers/http/describe-reply.ts',
      'helpers/http/field-of.ts',
      'env',
    ],
    types: ['helpers'],
    packages: [],
    why: 'the judge is pure: a recording in, findings out, no I/O, no clock, no Playwright',
  },
  {
    folder: 'helpers/ladder',
    imports: [
      'helpers/ladder',
      'helpers/auth',
      'helpers/chat',
      'helpers/diagnosis',
      'helpers/fixtures/hosts.ts',
      'helpers/http',
      'helpers/judge',
      'helpers/reporting',
      'env',
    ],
    packages: ['node:fs', 'node:path'],
    why: 'the ladder asks through the clients of the suite, which pace and count, and knows no Playwright',
  },
  {
    folder: 'helpers',
    imports: ['helpers', 'env'],
    packages: ['*'],
    why: 'helpers know neither the specs nor the stack; fixtures start the stack as a process, by its path',
  },
  {
    folder: 'env',
    imports: ['env'],
    packages: ['node:*', 'dotenv', 'zod'],
    why: 'env is data and its reader, and stands below every other room',
  },
  {
    folder: 'stack',
    imports: ['stack'],
    types: ['helpers/diagnosis/codes.ts'],
    packages: ['node:*', '@hono/node-server', 'esbuild', 'hono', 'jose', 'preact', 'ws', 'zod'],
    why: 'the stack writes the wire contract a second time, so it shares no word of it with those who judge it',
  },
  {
    folder: 'faults',
    imports: ['faults'],
    types: ['helpers/diagnosis/codes.ts'],
    packages: ['node:*', 'esbuild', 'ws', 'zod'],
    why: 'faults know nothing of the judge but the names of the codes',
  },
  {
    folder: '',
    imports: ['*'],
    packages: ['*'],
    why: 'the configuration of the project',
  },
];

/**
 * @param {string} file Path from the root of the project, with forward slashes.
 * @returns {Room} Its room.
 */
export function roomOf(file) {
  const room = rooms.find(({ folder }) => isIn(file, folder));
  if (room === undefined) throw new Error(`${file} is in no room.`);
  return room;
}

/**
 * @param {string} file
 * @param {string} place A file, a folder, '' for the root, or `*`.
 */
export function isIn(file, place) {
  return place === '' || place === '*' || file === place || file.startsWith(`${place}/`);
}
