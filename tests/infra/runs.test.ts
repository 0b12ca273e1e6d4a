// The state machine of runs, as the template has it, and its expressions as Step Functions evaluates them.
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { asRunBatch, type RunInput, reprocessing, verifying } from '../../functions/shared/runs.ts';
import { BATCH } from '../../infra/runs.ts';
import { resources, synthesize } from './synthesize.ts';

const { data } = synthesize();

interface State {
  readonly Type: string;
  readonly [field: string]: unknown;
}
interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const machines = Object.values(resources(data, 'AWS::StepFunctions::StateMachine'));
const { StateMachineName: name, DefinitionString: text } = machines[0]?.Properties ?? {};
/** Its definition, with the names of resources in the place of references. */
const definition: Machine = JSON.parse(
  (text as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
    .map((part) => (typeof part === 'string' ? part : Object.values(part as object).flat()[0]))
    .join(''),
);
const maps = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Map');
const inner = (map: State) => map.ItemProcessor as Machine & { readonly ProcessorConfig: object };

describe('the state machine', () => {
  it('is one, named after the stage, and known to commands', () => {
    expect(machines).toHaveLength(1);
    expect(name).toBe('open-minutes-prod-run');
    expect(Object.keys(data.findOutputs('RunStateMachine'))).toHaveLength(1);
  });

  it.each(maps)('lists the prefix that it is given, in batches, so many at a time: %s', (_name, map) => {
    expect(map).toMatchObject({
      ItemReader: {
        Resource: 'arn:AWS::Partition:states:::s3:listObjectsV2',
        Parameters: { Bucket: expect.stringContaining('StoragePrivate'), 'Prefix.$': '$.prefix' },
      },
      ItemBatcher: { MaxItemsPerBatch: expect.any(Number) },
      MaxConcurrency: expect.any(Number),
      ToleratedFailurePercentage: 5,
      // More than 256 KB of outputs would fail the state.
      ResultWriter: { Parameters: { Prefix: 'run-outputs' } },
      ResultPath: null,
    });
    expect(map.MaxConcurrency).toBeGreaterThan(0);
    // A redrive resumes standard executions in the state that failed; of express ones it would begin anew.
    expect(inner(map).ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });
  });

  it('calls the room again, with pauses that grow, after all that may pass, and not where trying again does not help', () => {
    for (const [, map] of maps) {
      const [work] = Object.values(inner(map).States).filter(({ Type }) => Type === 'Task');
      const retries = work?.Retry as { ErrorEquals: string[]; MaxAttempts: number; BackoffRate?: number }[];
      expect(retries[0]).toMatchObject({ ErrorEquals: ['TooManyFailed'], MaxAttempts: 0 });
      expect(retries.slice(1).flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual(
        expect.arrayContaining([
          'Lambda.TooManyRequestsException',
          'Lambda.ServiceException',
          'States.TaskFailed',
        ]),
      );
      for (const retry of retries.slice(1)) expect(retry).toMatchObject({ JitterStrategy: 'FULL' });
    }
  });

  it('ends in no state that a redrive could only fail in again, but for a run that nobody knows', () => {
    const states = maps.flatMap(([, map]) => Object.values(inner(map).States));
    expect(states.filter(({ Type }) => Type === 'Fail')).toEqual([]);
    expect(Object.values(definition.States).filter(({ Type }) => Type === 'Fail')).toEqual([
      expect.objectContaining({ Error: 'UnknownRun' }),
    ]);
  });
});

/** What a batch is handed over as: an item is what the selector of the map makes of a listed object and the input. */
const itemOf = (input: RunInput, Key: string) => ({ input, execution: 'run-1', Key });
const evaluate = async (expression: string, states: object): Promise<unknown> =>
  JSON.parse(JSON.stringify(await jsonata(expression.replace(/^\{%|%\}$/g, '')).evaluate({}, { states })));
const batchOf = (input: unknown) => evaluate(BATCH, { input });

describe('what a room is called with', () => {
  it('is the batch that Step Functions makes of listed objects', async () => {
    const input = verifying('quarter');
    const Items = ['builds/a.json', 'builds/b.json'].map((key) => itemOf(input, key));

    const batch = asRunBatch(await batchOf({ Items }));

    expect(batch).toEqual({
      run: 'verify',
      depth: 'quarter',
      execution: 'run-1',
      items: [{ Key: 'builds/a.json' }, { Key: 'builds/b.json' }],
    });
  });

  it('is a batch of one where there is one, and has no depth where none is asked for', async () => {
    const one = itemOf(reprocessing('yunze'), 'documents/yunze/2024/1/a.json');
    const expected = { run: 'reprocess', execution: 'run-1', items: [{ Key: one.Key }] };

    expect(await batchOf({ Items: [one] })).toEqual(expected);
    // As an engine without batches hands it over.
    expect(await batchOf(one)).toEqual(expected);
  });

  it('is what the room gave back, until nothing is left', async () => {
    const left = {
      run: 'reprocess',
      execution: 'run-1',
      items: [{ Key: 'documents/a' }, { Key: 'documents/b' }],
    };
    const isLeft = (input: object) => evaluate('$count($states.input.items) > 0', { input });

    expect(await batchOf(left)).toEqual(left);
    expect(await isLeft(left)).toBe(true);
    expect(await isLeft({ ...left, items: left.items.slice(1) })).toBe(true);
    expect(await isLeft({ ...left, items: [] })).toBe(false);
    for (const [name, map] of maps) {
      const choice = inner(map).States[`${name}Left`];
      expect(choice?.Choices).toEqual([
        { Condition: '{% $count($states.input.items) > 0 %}', Next: `${name}Batch` },
      ]);
    }
  });
});
