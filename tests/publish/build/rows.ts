import type { BuildRow, BuildRows } from '../../../functions/shared/records/build-rows.ts';

/** Build rows in memory. */
export function memoryBuildRows(): BuildRows {
  const rows = new Map<string, BuildRow>();
  const ifSame = (scope: string, token: number): BuildRow | undefined => {
    const row = rows.get(scope);
    return row?.token === token ? row : undefined;
  };
  return {
    async mark(scope, at, { wakeAt = at } = {}) {
      const { token = 0, dirtySince = at, wakeAt: due = wakeAt } = rows.get(scope) ?? {};
      const row = { token: token + 1, wakeAt: due < wakeAt ? due : wakeAt, dirtySince };
      rows.set(scope, row);
      return row;
    },
    async read(scope) {
      return rows.get(scope);
    },
    async clear(scope, token, { wakeAt, builtAt } = {}) {
      if (ifSame(scope, token) === undefined) return false;
      rows.set(scope, {
        token,
        ...(wakeAt !== undefined && { wakeAt }),
        ...(builtAt !== undefined && { builtAt, builtToken: token }),
      });
      return true;
    },
    async rest() {
      throw new Error('nothing rests here');
    },
    async postpone(scope, token, wakeAt) {
      const row = ifSame(scope, token);
      if (row?.wakeAt !== undefined) rows.set(scope, { ...row, wakeAt });
    },
    async *due(now) {
      const waiting = [...rows].flatMap(([scope, { wakeAt }]) =>
        wakeAt !== undefined && wakeAt <= now ? [{ scope, wakeAt }] : [],
      );
      waiting.sort((one, other) => (one.wakeAt < other.wakeAt ? -1 : 1));
      yield* waiting.map(({ scope }) => scope);
    },
  };
}
