# The reference stack alone: see compose.yaml. No feature of BuildKit and no `syntax` line, so that it builds with every engine and
# where no registry is reached: `--build-arg BASE=<an image that is there, with Node 20.19 or later>`.
ARG BASE=node:20-bookworm-slim
FROM ${BASE}

WORKDIR /stack
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY stack stack
COPY container/is-healthy.mjs container/is-healthy.mjs

# Nobody in particular: it writes nothing but below /tmp.
USER 10001:10001
EXPOSE 8081 8000 3000
CMD ["node", "--import", "tsx", "stack/main.ts"]
