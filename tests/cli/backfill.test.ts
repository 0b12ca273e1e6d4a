import { expect, it } from 'vitest';
import { backfillOn } from '../../cli/commands/backfill.ts';
import type { Stage } from '../../cli/stage/stage.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { listening } from './listening.ts';

const never = () => Promise.reject(new Error('no run is to begin'));
const stage = { name: 'prod', runs: never } as Pick<Stage, 'name' | 'runs'> as Stage;

it('stopped while it stores, a backfill says that nothing is read yet, and how it goes on', async () => {
  const { terminal, said } = listening();
  const store = memoryStore();
  let puts = 0;
  const stopping = {
    ...store,
    async put(...args: Parameters<typeof store.put>) {
      puts += 1;
      if (puts === 2) process.emit('SIGINT');
      return store.put(...args);
    },
  };

  const paths = ['samples/minutes/yunze', 'samples/minutes/linlan-qingyu'];
  expect(await backfillOn(stage, paths, 'yunze', { store: stopping }, terminal)).toBe(130);

  expect(said.err).toBe(
    'Stopped. Stored so far: 1; none of it is read yet. `open-minutes backfill samples/minutes/yunze samples/minutes/linlan-qingyu --source yunze --stage prod` stores what is missing, and then reads all of them.\n',
  );
  const requests: string[] = [];
  for await (const key of store.list('requests/')) requests.push(key);
  expect(requests).toHaveLength(1);
});
