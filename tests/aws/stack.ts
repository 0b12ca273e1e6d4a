import { readFileSync } from 'node:fs';

/** What run.sh tells the tests about the stack it has deployed. */
function told(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests are run by tests/aws/run.sh`);
  return value;
}

const outputs: Readonly<Record<string, string>> = JSON.parse(readFileSync(told('STACK_OUTPUTS'), 'utf8'))[
  'OpenMinutes-prod-Data'
];

/** An output of the data stack. */
export function output(name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new Error(`The stack has no output ${name}`);
  return value;
}

/** The folder into which the stacks were synthesized, with the bundles of the functions. */
export const assembly = (): string => told('STACK_ASSEMBLY');

/** The Node that Lambda would run the bundles on. */
export const lambdaNode = (): string => told('LAMBDA_NODE');

/**
 * Asks again and again until there is an answer.
 * @throws Error that says what was waited for, when there is none within the deadline (in milliseconds).
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  deadline = 60_000,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Within ${deadline / 1000} s there was no ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
