import { readFileSync } from 'node:fs';

export { eventually } from './eventually.ts';

/** What run.sh tells the tests about the stack it has deployed. */
function told(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests are run by tests/aws/run.sh`);
  return value;
}

/** The stage that is deployed for these tests, and its data stack. */
export const STAGE = 'prod';
export const STACK = `OpenMinutes-${STAGE}-Data`;

const outputs: Readonly<Record<string, string>> = JSON.parse(readFileSync(told('STACK_OUTPUTS'), 'utf8'))[
  STACK
];

/** An output of the data stack. */
export function output(name: string): string {
  const value = outputs[name];
  if (value === undefined) throw new Error(`The stack has no output ${name}`);
  return value;
}

/** The names of all outputs of the data stack. */
export const outputNames = (): string[] => Object.keys(outputs);

/** The folder into which the stacks were synthesized, with the bundles of the functions. */
export const assembly = (): string => told('STACK_ASSEMBLY');

/** The Node that Lambda would run the bundles on. */
export const lambdaNode = (): string => told('LAMBDA_NODE');
