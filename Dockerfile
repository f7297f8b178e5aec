# The suite with a browser in it, for schedulers that run containers:
#   docker build -t golden-path --build-arg REVISION=$(git rev-parse --short HEAD) .
#   docker run --rm -e E2E_OAUTH_SIMULATION_KEY -v "$PWD/reports:/suite/reports" golden-path --project=staging --grep "@smoke"
# No feature of BuildKit and no `syntax` line, so that it builds with every engine and where no registry is reached:
# `--build-arg BASE=<an image that is there, with Node 20.19 or later>`, with a browser in it or Debian's packages in reach.
ARG BASE=node:20-bookworm-slim
FROM ${BASE}

WORKDIR /suite
# Outside every home, so that whoever the container runs as finds them.
ENV PLAYWRIGHT_BROWSERS_PATH=/browsers XDG_CACHE_HOME=/cache HOME=/tmp

COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The browser is found, or made by whatever this base allows; without one that starts the image is not built.
RUN npm run setup && rm -rf /var/lib/apt/lists/* /tmp/* /tmp/.[!.]*
# Reports name the revision of the suite; here is no git to ask.
ARG REVISION=
RUN test -z "$REVISION" || npm pkg set "version=$(node -p "require('./package.json').version")+$REVISION"
# Writable to any user, since `--user "$(id -u):$(id -g)"` is how reports in a mounted folder get the right owner. In /cache stands
# how often shared targets were asked: mount it where several runs share one.
RUN mkdir -p reports /cache && chmod 1777 reports /cache

USER 10001:10001
# A run that is stopped like by Ctrl-C still writes its reports and its verdict (INTERRUPTED).
STOPSIGNAL SIGINT
ENTRYPOINT ["node", "helpers/run/start.mjs"]
CMD ["--project=embedded"]
