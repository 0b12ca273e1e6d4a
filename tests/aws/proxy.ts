import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { functionOf, type Room } from './rooms.ts';
import { assembly, eventually } from './stack.ts';

/** A request of a function to a store or a queue. */
export interface Call {
  readonly service: 'dynamodb' | 's3' | 'sqs' | 'other';
  /** As AWS calls it: `PutItem`, `GetObject`. */
  readonly operation: string;
  /** Key of the object, where there is one. */
  readonly key: string;
  /** From 1 on, among all of them. */
  readonly nth: number;
}

/**
 * What becomes of a call: it is let through; refused because of too many; let through and its sender killed before the
 * answer; let through and never answered; or let through after so many milliseconds.
 */
export type Fate = 'pass' | 'throttle' | 'kill' | 'silence' | { readonly afterMs: number };

/** Between a deployed function and everything that it calls. */
export interface Proxy {
  /** Calls since the start, in their order. */
  readonly calls: readonly Call[];
  forget(): void;
}

const lambda = new LambdaClient({});
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/**
 * Lets all calls of a function go through a proxy, while something is done. The proxy is told by the function's own
 * environment: the code that runs is the one that is deployed.
 * @param fateOf Decides of each call.
 */
export async function throughProxy<T>(
  room: Room,
  fateOf: (call: Call) => Fate,
  work: (proxy: Proxy) => Promise<T>,
): Promise<T> {
  const functionName = await functionOf(room);
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    void relay(
      request,
      response,
      (call) => {
        const counted = { ...call, nth: calls.length + 1 };
        calls.push(counted);
        return fateOf(counted);
      },
      functionName,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await withEnvironment(
      room,
      (variables) => ({ ...rerouted(variables, port), AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` }),
      () => work({ calls, forget: () => calls.splice(0) }),
    );
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The SDK calls a queue at the host of its address. */
const rerouted = (variables: Readonly<Record<string, string>>, port: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      name.endsWith('_QUEUE_URL') ? value.replace(/^https?:\/\/[^/]+/, `http://127.0.0.1:${port}`) : value,
    ]),
  );

/** The same for several functions, each through a proxy of its own; calls are counted for each. */
export const allThroughProxy = <T>(
  rooms: readonly Room[],
  fateOf: (call: Call) => Fate,
  work: () => Promise<T>,
): Promise<T> =>
  rooms.reduce<() => Promise<T>>((inner, room) => () => throughProxy(room, fateOf, inner), work)();

/** Changes the environment of a deployed function, while something is done. */
export const withEnvironment = <T>(
  room: Room,
  change: (variables: Readonly<Record<string, string>>) => Record<string, string>,
  work: () => Promise<T>,
): Promise<T> =>
  withConfiguration(
    room,
    ({ Environment }) => ({ Environment: { Variables: change(Environment?.Variables ?? {}) } }),
    work,
  );

type Configuration = Pick<UpdateFunctionConfigurationCommand['input'], 'Environment' | 'Timeout'>;

/** Changes how a deployed function is run, while something is done. */
export async function withConfiguration<T>(
  room: Room,
  change: (before: Configuration) => Configuration,
  work: () => Promise<T>,
): Promise<T> {
  const FunctionName = await functionOf(room);
  const { Environment, Timeout } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const before = {
    ...(Environment?.Variables !== undefined && { Environment: { Variables: Environment.Variables } }),
    ...(Timeout !== undefined && { Timeout }),
  };
  await configure(FunctionName, change(before));
  try {
    return await work();
  } finally {
    await configure(FunctionName, before);
  }
}

async function configure(FunctionName: string, configuration: Configuration): Promise<void> {
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...configuration }));
  await eventually('updated function', async () => {
    const { LastUpdateStatus } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    return LastUpdateStatus === 'Successful' || LastUpdateStatus === undefined || undefined;
  });
}

/** Kills the processes that run a function, as Lambda would: at once, and without a word. */
export function killWorkers(functionName: string): number {
  const place = join(dirname(assembly()), 'tmp', `ministack-lambda-${functionName}-`);
  const pids = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(place))
    .map((line) => Number.parseInt(line, 10));
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids.length;
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  fateOf: (call: Omit<Call, 'nth'>) => Fate,
  functionName: string,
): Promise<void> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk);
  const call = callOf(request);
  const fate = fateOf(call);
  if (fate === 'throttle') {
    refuse(call, response);
    return;
  }
  if (typeof fate === 'object') await sleep(fate.afterMs);
  const to = new URL(process.env.AWS_ENDPOINT_URL ?? '');
  const { method, url: path, headers } = request;
  // The signature covers the host that the function knows.
  const onward = httpsRequest(
    { agent, host: to.hostname, port: to.port, method, path, headers },
    (answer) => {
      const { statusCode = 502, headers: answered } = answer;
      if (fate === 'silence') return void answer.resume();
      if (fate === 'kill') {
        answer.resume();
        killWorkers(functionName);
        response.destroy();
        return;
      }
      response.writeHead(statusCode, answered);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  onward.end(Buffer.concat(body));
}

function callOf({ headers, method = 'GET', url = '/' }: IncomingMessage): Omit<Call, 'nth'> {
  const target = String(headers['x-amz-target'] ?? '');
  const [service = '', operation = ''] = target.split('.');
  if (service.startsWith('DynamoDB')) return { service: 'dynamodb', operation, key: '' };
  if (service.startsWith('AmazonSQS')) return { service: 'sqs', operation, key: '' };
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, bucket = '', ...rest] = pathname.split('/');
  if (bucket === '') return { service: 'other', operation: target || method, key: '' };
  const key = decodeURIComponent(rest.join('/'));
  if (searchParams.has('list-type')) return { service: 's3', operation: 'ListObjectsV2', key };
  const name = { GET: 'Get', HEAD: 'Head', PUT: 'Put', DELETE: 'Delete' }[method] ?? method;
  return { service: 's3', operation: `${name}Object`, key };
}

/** As each service says that it is asked too much. */
function refuse({ service }: Omit<Call, 'nth'>, response: ServerResponse): void {
  if (service === 'dynamodb') {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(
      JSON.stringify({
        __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
        message: 'The level of configured provisioned throughput for the table was exceeded.',
      }),
    );
    return;
  }
  if (service === 'sqs') {
    response
      .writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
      .end(
        JSON.stringify({ __type: 'com.amazonaws.sqs#RequestThrottled', message: 'Request is throttled.' }),
      );
    return;
  }
  response
    .writeHead(503, { 'content-type': 'application/xml' })
    .end(
      '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
    );
}
