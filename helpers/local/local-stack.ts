/** The name of the project in compose.yaml. It is always given on the command line, where it wins over COMPOSE_PROJECT_NAME: what is taken away must be ours. */
export const projectName = 'golden-path-stack';

/** The one service in it. */
export const serviceName = 'stack';

/** `docker <these words> …` speaks of our containers and of no others, whatever COMPOSE_FILE or COMPOSE_PROJECT_NAME say. */
export const ourCompose = ['compose', '-p', projectName, '-f', 'compose.yaml'] as const;
