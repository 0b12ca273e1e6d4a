import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAst } from 'vitest/node';
import type { Expression } from './expression.ts';

export const ROOT = join(import.meta.dirname, '../..');
/** What is run on pages, files and answers of others, and what runs it. */
const FOLDERS = ['functions', 'cli', 'infra'];

export const sourceFiles = (): readonly string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  ).sort();

/** The expressions that stand in the source as they are, and the lines on which others are put together. */
export interface Written {
  readonly literals: readonly Expression[];
  readonly constructions: readonly string[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export function writtenIn(file: string): Written {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const literals: Expression[] = [];
  const constructions: string[] = [];
  const siteOf = (node: Readonly<Record<string, unknown>>): string =>
    `${file}:${source.slice(0, Number(node.start)).split('\n').length}`;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(visit);
      return;
    }
    if (!isRecord(node)) return;
    const { type, regex, callee } = node;
    if (type === 'Literal' && isRecord(regex))
      literals.push({ source: String(regex.pattern), flags: String(regex.flags), site: siteOf(node) });
    const isConstruction = type === 'NewExpression' || type === 'CallExpression';
    if (isConstruction && isRecord(callee) && callee.name === 'RegExp') constructions.push(siteOf(node));
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return { literals, constructions };
}
