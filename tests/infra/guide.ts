// What a document of docs/ tells people to type.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { programOn } from '../../cli/program/program.ts';
import { listening } from '../cli/listening.ts';
import { root } from './synthesize.ts';

/** @param name Of a document in docs/. */
export const readGuide = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

/** The blocks of one language, as they stand. */
export const blocksIn = (guide: string, language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

/** One command of a shell a line, without comments and line breaks. */
export const shellLinesIn = (guide: string): string[] =>
  blocksIn(guide, 'sh').flatMap((text) =>
    text
      .replaceAll('\\\n', ' ')
      .split(/\n|&&/)
      .map((line) => line.replace(/ #.*/, '').trim())
      .filter((line) => line !== ''),
  );

/** What is set as code within the text; of what is quoted over the end of a line, one line. */
export const codeIn = (guide: string): string[] =>
  [...guide.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, text = '']) =>
    text.replaceAll('\n', ' ').replaceAll('\\|', '|').trim(),
  );

const PREFIX = /^(?:npm run open-minutes -- |open-minutes )/;
const program = programOn(listening().terminal);

const within = (command: Command, name: string | undefined): Command | undefined =>
  command.commands.find((one) => one.name() === name);

export interface Typed {
  readonly command: string;
  readonly options: readonly string[];
}

/**
 * Which command of ours a line calls, and with which options; undefined where it calls none. Without the program's name it
 * calls one where it begins as such and goes on: a word alone may be anything.
 */
export function typedIn(line: string): Typed | undefined {
  const isOurs = PREFIX.test(line);
  const words = line.replace(PREFIX, '').split(/\s+/);
  const [first = ''] = words;
  const command = within(program, first);
  if (!isOurs && (words.length === 1 || command === undefined)) return undefined;
  if (first === '…') return undefined;
  const further = words.find((word) => command && within(command, word) !== undefined);
  const named = first.startsWith('-') ? [] : [first, further];
  return { command: named.filter((name) => name !== undefined).join(' '), options: optionsIn(words) };
}

const optionsIn = (words: readonly string[]): string[] =>
  words.flatMap((word) => /^\[?(--[a-z][a-z-]*)/.exec(word)?.[1] ?? []);

/** By command, the options that the lines use with it. */
export function usedBy(lines: readonly string[]): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const typed of lines.map(typedIn)) {
    if (typed === undefined) continue;
    const options = used.get(typed.command) ?? new Set();
    used.set(typed.command, options);
    for (const option of typed.options) options.add(option);
  }
  return used;
}

/**
 * The options of a command, also of the one around it: `review approve` takes what `review` does.
 * @returns undefined where there is no such command.
 */
export function optionsOf(command: string): ReadonlySet<string> | undefined {
  const options = new Set(['--help', '--version']);
  let at: Command = program;
  for (const name of command === '' ? [] : command.split(' ')) {
    const next = within(at, name);
    if (next === undefined) return undefined;
    for (const { long } of next.options) if (long) options.add(long);
    at = next;
  }
  return options;
}
