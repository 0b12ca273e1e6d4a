import Ajv from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { jsonLog, unmeasured } from '../../functions/shared/log.ts';
import { METRICS } from '../../functions/shared/metrics.ts';

/** The structure that the specification of the embedded metric format demands of a document. */
const name = { type: 'string', minLength: 1, maxLength: 1024 };
const isDocument = new Ajv().compile({
  type: 'object',
  required: ['_aws'],
  properties: {
    _aws: {
      type: 'object',
      required: ['Timestamp', 'CloudWatchMetrics'],
      properties: {
        Timestamp: { type: 'integer' },
        CloudWatchMetrics: {
          type: 'array',
          items: {
            type: 'object',
            required: ['Namespace', 'Dimensions', 'Metrics'],
            properties: {
              Namespace: name,
              Dimensions: {
                type: 'array',
                minItems: 1,
                items: { type: 'array', minItems: 1, maxItems: 30, items: { ...name, maxLength: 250 } },
              },
              Metrics: {
                type: 'array',
                maxItems: 100,
                items: {
                  type: 'object',
                  required: ['Name'],
                  properties: { Name: name, Unit: { enum: ['Count', 'None', 'Percent', 'Milliseconds'] } },
                },
              },
            },
          },
        },
      },
    },
  },
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What goes past Lambda's JSON format, line by line. */
function written(): unknown[] {
  const lines: unknown[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(
      ...String(line)
        .trimEnd()
        .split('\n')
        .map((one) => JSON.parse(one)),
    );
    return true;
  });
  return lines;
}

it('what is done once more is said and not measured', () => {
  const said: unknown[][] = [];
  const say = (...line: unknown[]) => void said.push(line);
  const log = unmeasured({ info: say, warn: say, error: say });
  log.info('committed', { url: 'x' }, { PageBecameDocument: 1 });
  log.warn('quarantined', {}, { PageBecameDocument: 0 });
  log.error('failed');
  expect(said).toEqual([
    ['committed', { url: 'x' }],
    ['quarantined', {}],
    ['failed', undefined],
  ]);
});

describe('a line that measures', () => {
  it('is a document of the embedded metric format, with the stage as its only dimension', () => {
    vi.stubEnv('STAGE', 'trial');
    const lines = written();
    jsonLog.warn('quarantined', { url: 'https://x.example/1' }, { PageBecameDocument: 0 });

    const [line] = lines;
    expect(isDocument(line), JSON.stringify(isDocument.errors)).toBe(true);
    expect(line).toMatchObject({
      Stage: 'trial',
      PageBecameDocument: 0,
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: 'OpenMinutes',
            Dimensions: [['Stage']],
            Metrics: [{ Name: 'PageBecameDocument', Unit: 'Count' }],
          },
        ],
      },
    });
  });

  it('reads like every other line: its level at the top, what it says under `message`', () => {
    vi.stubEnv('STAGE', 'trial');
    const lines = written();
    jsonLog.error('built', { scope: 'all' }, { FeedTargetsFailed: 2 });

    expect(lines).toMatchObject([{ level: 'ERROR', message: { event: 'built', scope: 'all' } }]);
    expect(lines).toMatchObject([{ timestamp: expect.stringMatching(/^\d{4}-.*Z$/) }]);
  });

  it('names each metric that it measures, and no other', () => {
    vi.stubEnv('STAGE', 'trial');
    const lines = written();
    const measures = Object.fromEntries(Object.keys(METRICS).map((one, value) => [one, value]));
    jsonLog.info('all', {}, measures);

    const [line] = lines as { _aws: { CloudWatchMetrics: [{ Metrics: { Name: string }[] }] } }[];
    const named = line?._aws.CloudWatchMetrics[0].Metrics.map(({ Name }) => Name);
    expect(named).toEqual(Object.keys(METRICS));
    for (const one of named ?? []) expect(line).toHaveProperty(one, measures[one]);
  });

  it.each([
    ['that measures nothing', { STAGE: 'trial' }, undefined],
    ['outside a stage', {}, { SweepSucceeded: 1 }],
  ])('a line %s is left to Lambda', (_what, environment, measures) => {
    vi.stubEnv('STAGE', undefined);
    for (const [key, value] of Object.entries(environment)) vi.stubEnv(key, value);
    const lines = written();
    const info = vi.spyOn(console, 'info').mockImplementation(() => {});
    jsonLog.info('swept', { due: 3 }, measures);

    expect(lines).toEqual([]);
    expect(info).toHaveBeenCalledWith({ event: 'swept', due: 3 });
  });
});
