/** What one call of Docker ended with. */
export interface DockerAnswer {
  /** `missing`: no such program is installed; `late`: it was ended for taking too long. */
  readonly ended: 'well' | 'ill' | 'late' | 'missing';
  readonly stdout: string;
  readonly stderr: string;
}

/** What Docker Compose says of a file and of what runs of it. */
export interface ComposeAnswers {
  readonly file: string;
  /** `docker compose config --services` */
  readonly config: DockerAnswer;
  /** `docker compose ps --all --format json`; left out when the file itself is not right. */
  readonly ps?: DockerAnswer;
}
