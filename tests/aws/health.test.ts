import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HealthOutcome } from '../../functions/health/check.ts';
import { sourceStateKey } from '../../functions/shared/crawl/tables.ts';
import { chunksOf } from '../../functions/shared/parallel.ts';
import { BUNDLED_SOURCES } from '../../functions/shared/sources.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { withCode } from './code.ts';
import { withConfiguration } from './proxy.ts';
import { output } from './stack.ts';
import { dynamo, invoke, reset } from './world.ts';

const SOURCES = 3200;
/** What it keeps for what it has begun, in seconds: with this much, it has some seconds left to begin anything. */
const SHORT_S = 120;

const ids = Array.from({ length: SOURCES }, (_, n) => `county-${String(n).padStart(4, '0')}`);
const sources = ids.map(
  (id): Source => ({
    id,
    name: `${id}人民政府`,
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans-CN',
    bodies: [`${id}人民政府`],
    crawl: { enabled: true, lists: [{ kind: 'html', url: `https://www.${id}.example/zwgk/` }] },
  }),
);

beforeEach(reset);

describe('the look after 3,200 sources', () => {
  it('ends by itself before its time is over, however short that is, and the next goes on', async () => {
    const at = new Date().toISOString();
    const state = { lists: {}, failures: 0, version: 1, lastRunAt: at, lastSuccessAt: at, nextDueAt: at };
    for (const chunk of chunksOf(ids, 25)) {
      const puts = chunk.map((source) => ({
        PutRequest: { Item: { ...sourceStateKey(source), source, ...state } },
      }));
      await dynamo.send(new BatchWriteCommand({ RequestItems: { [output('SourcesTable')]: puts } }));
    }

    const outcomes = await withCode(
      'health',
      (files) => {
        files[BUNDLED_SOURCES] = new TextEncoder().encode(JSON.stringify(sources));
      },
      () =>
        withConfiguration(
          'health',
          (before) => ({ ...before, Timeout: SHORT_S }),
          async () => {
            const found: { outcome: HealthOutcome; seconds: number }[] = [];
            for (let call = 0; call < 2; call += 1) {
              const began = performance.now();
              const { error, answer } = await invoke('health', {});
              expect([error, answer]).toEqual([undefined, expect.anything()]);
              found.push({
                outcome: answer as HealthOutcome,
                seconds: Math.round((performance.now() - began) / 1000),
              });
            }
            return found;
          },
        ),
    );

    for (const { outcome, seconds } of outcomes) {
      console.info(
        `health of ${outcome.sources} sources in ${seconds} s, ${outcome.left} left for the next time`,
      );
      expect(outcome.sources).toBe(SOURCES);
      expect(seconds).toBeLessThan(SHORT_S);
    }
    const [first, second] = outcomes.map(({ outcome }) => outcome.left);
    expect(second).toBeLessThanOrEqual(first ?? 0);
  });
});
