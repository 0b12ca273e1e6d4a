import { GetFunctionCommand, LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { unzipSync, zipSync } from 'fflate';
import { functionOf, type Room } from './rooms.ts';
import { eventually } from './stack.ts';

const lambda = new LambdaClient({});

/**
 * Deploys other code of a function, while something is done: what an upgrade changes.
 * @param edit Takes the files of what is deployed, and changes them.
 */
export async function withCode<T>(
  room: Room,
  edit: (files: Record<string, Uint8Array>) => void,
  work: () => Promise<T>,
): Promise<T> {
  const FunctionName = await functionOf(room);
  const { Code } = await lambda.send(new GetFunctionCommand({ FunctionName }));
  // The local AWS gives the address without TLS.
  const { pathname, search } = new URL(Code?.Location ?? '');
  const answer = await fetch(new URL(`${pathname}${search}`, process.env.AWS_ENDPOINT_URL));
  const before = new Uint8Array(await answer.arrayBuffer());
  const files = unzipSync(before);
  edit(files);
  const deploy = async (ZipFile: Uint8Array) => {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
    await eventually('updated function', async () => {
      const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName }));
      return Configuration?.LastUpdateStatus === 'InProgress' ? undefined : true;
    });
  };
  await deploy(zipSync(files, { level: 1 }));
  try {
    return await work();
  } finally {
    await deploy(before);
  }
}

/** Replaces in the code of a function what a pattern finds. @returns how often. */
export function replaceIn(files: Record<string, Uint8Array>, what: string | RegExp, by: string): number {
  let found = 0;
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.endsWith('.mjs')) continue;
    const before = new TextDecoder().decode(bytes);
    const parts = before.split(what);
    if (parts.length === 1) continue;
    found += parts.length - 1;
    files[name] = new TextEncoder().encode(parts.join(by));
  }
  return found;
}
