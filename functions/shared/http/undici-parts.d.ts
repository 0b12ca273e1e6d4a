// The parts of undici that ask for a page. Its index loads fetch, WebSocket, caches and imitations for tests besides, which
// are four fifths of it, and a third of what a cold start of fetch takes.

declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici';
}

declare module 'undici/lib/api/api-request.js' {
  import type { Dispatcher } from 'undici';

  export default function request(
    this: Dispatcher,
    options: Dispatcher.RequestOptions,
  ): Promise<Dispatcher.ResponseData>;
}
