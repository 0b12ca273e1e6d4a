import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { STACK } from './stack.ts';

export type Room = 'discover' | 'fetch' | 'record' | 'publish' | 'heavy' | 'health' | 'canary';

/** Those that build: what is published of each government, and of all. */
export const BUILDERS: readonly Room[] = ['publish', 'heavy'];

const names = new Map<string, string>();

/** The name of the deployed function of a room. */
export async function functionOf(room: Room): Promise<string> {
  if (names.size === 0) {
    for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient({}) }, {})) {
      for (const { FunctionName: name = '', Description = '' } of Functions) {
        const [, described] = /^open-minutes: ([a-z]+)/.exec(Description) ?? [];
        if (described !== undefined && name.startsWith(STACK)) names.set(described, name);
      }
    }
  }
  const found = names.get(room);
  if (found === undefined) throw new Error(`The stack has no function for ${room}: ${[...names.keys()]}`);
  return found;
}
