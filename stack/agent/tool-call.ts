/** One call of a tool. Parameters are made when the call begins: they may need what the calls before it found. */
export interface ToolCall {
  readonly tool: 'thread_memory' | 'figure_reader' | 'calculator';
  readonly parameters: () => Readonly<Record<string, unknown>>;
  readonly run: () => Readonly<Record<string, unknown>>;
}
