/** Larger frames end the socket with 1009 (websocket.md section 6). */
export const frameLimitBytes = 16 * 1024 * 1024;
