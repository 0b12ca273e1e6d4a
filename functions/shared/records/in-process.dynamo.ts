import type { ClientDefaults } from '@aws-sdk/client-dynamodb';
import type { Connection } from './client.dynamo.ts';
import type { Engine } from './dynalite-engine.ts';

/** Of what the SDK takes for a handler, the one that is asked (not the settings of its own). */
type RequestHandler = Extract<
  NonNullable<ClientDefaults['requestHandler']>,
  { httpHandlerConfigs(): object }
>;

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/**
 * How the SDK reaches a database in this process: its requests go to the engine as they are, and no network is involved.
 * They are not signed, since nobody is there to check it. An aborted request is given up; what it asked for may be done.
 */
export function inProcess(engine: Engine): Connection {
  const requestHandler: RequestHandler = {
    metadata: { handlerProtocol: 'in-process' },
    async handle({ headers, body }, { abortSignal } = {}) {
      if (abortSignal?.aborted === true) throw abortError();
      const target = headers['x-amz-target'] ?? '';
      const asked = engine.perform(target.slice(target.indexOf('.') + 1), textOf(body));
      const { status, body: text } = await unlessAborted(asked, abortSignal);
      const answer = {
        statusCode: status,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: encoder.encode(text),
      };
      return { response: answer };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
  return {
    // Never looked up: the handler does not ask where a request is to go. The SDK insists on all three.
    endpoint: 'http://in-process.invalid',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    signer: { sign: async (request) => request },
    requestHandler,
  };
}

const textOf = (body: unknown): string =>
  body instanceof Uint8Array ? decoder.decode(body) : String(body ?? '');

type Signal = NonNullable<NonNullable<Parameters<RequestHandler['handle']>[1]>['abortSignal']>;

/** As the SDK's own handlers name it; nobody tries such a request again. */
const abortError = () => Object.assign(new Error('Request aborted'), { name: 'AbortError' });

async function unlessAborted<T>(work: Promise<T>, signal: Signal | undefined): Promise<T> {
  if (signal === undefined || !('addEventListener' in signal)) return work;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(abortError());
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
