// What a run leaves behind in a data folder, in a form that two runs can be compared in.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from '../../cli/folder.ts';
import { bytesOf, withoutReplaced } from '../end-to-end/published-folder.ts';

/** By name: a file's path and hash, or a row and its text. */
export type EndState = ReadonlyMap<string, string>;

/**
 * Every published file, every file of the private store (pages, documents, quarantine), the ledger's row of every
 * address, and how far every list has been read. Left out is what tells of the runs themselves: versions of rows, what
 * builds remember, tables that were replaced meanwhile, and the moment of the next look, which is drawn by lot.
 */
export async function endStateOf(data: string): Promise<EndState> {
  const state = new Map<string, string>();
  const published = withoutReplaced(bytesOf(join(data, 'public')));
  for (const [path, hash] of Object.entries(published)) state.set(`public/${path}`, hash);
  for (const [path, hash] of Object.entries(bytesOf(join(data, 'store')))) {
    if (!path.startsWith('builds/')) state.set(`store/${path}`, hash);
  }
  const embedded = await openFolder(data);
  try {
    for (const { id } of embedded.sources) {
      for await (const { version: _, ...entry } of embedded.ledger.all(id)) {
        state.set(`ledger ${entry.url}`, inOrder(entry));
      }
      const { version: _, nextDueAt: __, ...read } = (await embedded.sourceStates.read(id)) ?? {};
      state.set(`lists of ${id}`, inOrder(read));
    }
  } finally {
    await embedded.close();
  }
  return state;
}

/** JSON with the keys of every object in one order. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

export const differingNames = (one: EndState, other: EndState): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name)).sort();

/** Files whose lines can be compared; others only by their hash. */
const TEXT = /\.(?:html|json|xml|csv|atom|ics|txt)$/u;
const LINES_SHOWN = 12;

/** The lines in which two runs differ under a name, those of the first run marked `-`, of the second `+`. */
export function differenceOf(
  name: string,
  states: readonly [EndState, EndState],
  folders: readonly [string, string],
): string {
  const [before, after] = [0, 1].map((i) => linesOf(name, states[i], folders[i]));
  const only = (these: readonly string[] = [], others: readonly string[] = []) => {
    const known = new Set(others);
    return these.filter((line) => !known.has(line));
  };
  const lines = [
    ...only(before, after).map((line) => `- ${line}`),
    ...only(after, before).map((line) => `+ ${line}`),
  ];
  return [name, ...lines.slice(0, LINES_SHOWN).map((line) => `  ${line.slice(0, 400)}`)].join('\n');
}

function linesOf(name: string, state: EndState | undefined, folder = ''): string[] {
  const path = join(folder, name);
  if (!TEXT.test(name) || !existsSync(path)) return [state?.get(name) ?? '(is not there)'];
  const text = readFileSync(path, 'utf8');
  // Published JSON is one line, and a page nearly so.
  return text.replaceAll(/(?<=[,{[>])(?=["{<])/gu, '\n').split('\n');
}
