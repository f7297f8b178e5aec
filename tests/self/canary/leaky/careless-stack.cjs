/** Loaded into every process of a run (NODE_OPTIONS): makes the stack one that writes its settings into its log. */
const { STACK_LOGIN_KEY: key } = process.env;
if (key !== undefined && process.argv[1]?.endsWith('main.ts')) {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (part, ...rest) => {
    if (String(part).includes('ready')) {
      setTimeout(() => process.stderr.write(`settings: ${JSON.stringify({ key })}\n`), 100);
    }
    return write(part, ...rest);
  };
}
