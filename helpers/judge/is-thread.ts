/** Whether a named thread is the one that was asked in: the product may rewrite its id into `thread_…_session_…` (websocket contract 3.3). */
export function isThread(named: string, asked: string): boolean {
  return named === asked || /^thread_.*_session_/.test(named);
}
