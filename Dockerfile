FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Without what only development and deployment need.
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="open-minutes" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY LICENSE package.json tsconfig.json ./
COPY schemas schemas
COPY sources sources
COPY samples samples
COPY functions functions
COPY cli cli
# What runs is made of the sources once, here: the user below may not write beside them.
RUN node cli/launch.mjs --version && mkdir /data && chown 1000:1000 /data
# The user `node` of the base image, by number, so that whoever runs the image sees that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 8080
# Whatever it answers, it is alive: while it publishes for the first time, it asks to wait.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/').catch(() => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "cli/launch.mjs"]
CMD ["start", "--data", "/data", "--host", "0.0.0.0", "--port", "8080"]
