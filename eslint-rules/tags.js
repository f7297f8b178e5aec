/** The closed list of tags. README.md maps each to the question that it answers. */
export const tags = [
  '@smoke',
  '@golden-path',
  '@contract',
  '@isolation',
  '@latency',
  '@security',
  '@browser',
  '@load',
  '@soak',
];
