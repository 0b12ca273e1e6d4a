import { beforeEach, expect, it } from 'vitest';
import { redrive, redriveOf } from '../../cli/commands/redrive.ts';
import type { DeadLetter, Queue } from '../../cli/stage/stage.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { type Listening, listening } from './listening.ts';

let said: Listening['said'];
let terminal: Listening['terminal'];
beforeEach(() => {
  ({ said, terminal } = listening());
});

/** A queue whose letters are hidden while somebody holds them, as those of SQS are; tests/aws has SQS itself. */
function queueOf(...pages: string[]) {
  const lying = new Map(pages.map((page) => [page, JSON.stringify({ url: page, source: 'yunze' })]));
  const held = new Set<string>();
  const sent: string[] = [];
  const queue: Queue = {
    ...{ name: 'parse', fullName: 'open-minutes-prod-parse', deadLettersName: 'dead' },
    depth: async () => ({ waiting: 0, underWay: 0 }),
    deadLetters: async () => ({ waiting: lying.size - held.size, underWay: held.size }),
    send: async () => {},
    async receiveDead() {
      const letters = [...lying].filter(([id]) => !held.has(id)).slice(0, 2);
      for (const [id] of letters) held.add(id);
      return letters.map(([id, body]): DeadLetter => ({ id, body, handle: id }));
    },
    sendBack: async ({ id }) => void sent.push(id),
    async remove({ handle }) {
      lying.delete(handle);
      held.delete(handle);
    },
    release: async ({ handle }) => void held.delete(handle),
  };
  return { queue, lying, held, sent };
}

const run = (queue: Queue, options: Parameters<typeof redriveOf>[1]) =>
  redriveOf([queue], options, { store: memoryStore() }, { signal: new AbortController().signal }, terminal);

const [one, other, third] = ['https://a.example/1', 'https://a.example/2', 'https://b.example/3'] as const;

it('says what would be dropped, and drops nothing', async () => {
  const { queue, lying, held } = queueOf(one, other, third);

  expect(await run(queue, { drop: true, only: 'a.example' })).toBe(3);

  expect(said.out).toContain('parse: 2 of 3 dead letters\n');
  expect(said.out).toContain(`  ${one} of yunze`);
  expect(said.out).not.toContain(third);
  expect(said.out).toContain('Nothing was dropped yet: `--drop --yes`');
  expect([lying.size, held.size]).toEqual([3, 0]);
});

it('drops those that are meant one by one, says which, and leaves the others', async () => {
  const { queue, lying, held, sent } = queueOf(one, other, third);

  expect(await run(queue, { drop: true, only: other, yes: true })).toBe(2);

  expect([...lying.keys()]).toEqual([one, third]);
  expect([held.size, sent]).toEqual([0, []]);
  expect(said.out).toContain(`dropped from parse: ${other} of yunze`);
  expect(said.out).toContain('parse: dropped 1, 2 left.\n');
});

it('sends back those that are meant, and without a choice all of them', async () => {
  const { queue, lying, sent } = queueOf(one, other, third);

  expect(await run(queue, { only: 'b.example', yes: true })).toBe(2);
  expect(sent).toEqual([third]);
  expect(await run(queue, { yes: true })).toBe(0);
  expect([lying.size, sent]).toEqual([0, [third, one, other]]);
});

it('drops of one queue at a time', async () => {
  await expect(redrive(undefined, { data: 'here', stage: 'prod', drop: true }, terminal)).rejects.toThrow(
    /name the queue/,
  );
});
