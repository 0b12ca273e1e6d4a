// Prints, as JSON, the regular expressions that modules put together when they are loaded: node --import tsx record.ts FILE...
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import type { Expression } from './expression.ts';

const ROOT = join(import.meta.dirname, '../..');
const found: Expression[] = [];
Error.stackTraceLimit = 16;

/** The first line of our own source, from the top of the stack. */
function siteOf(stack = ''): string | undefined {
  for (const line of stack.split('\n').slice(1)) {
    const at = line.indexOf(ROOT);
    if (at < 0 || line.includes('node_modules')) continue;
    const [, site] = /^\/([^:]+:\d+)/u.exec(line.slice(at + ROOT.length)) ?? [];
    if (site !== undefined && /^(?:functions|cli|infra)\//u.test(site)) return site;
  }
  return undefined;
}

function noted(expression: RegExp): RegExp {
  const site = siteOf(new Error().stack);
  if (site !== undefined) found.push({ source: expression.source, flags: expression.flags, site });
  return expression;
}

globalThis.RegExp = new Proxy(RegExp, {
  construct: (target, values) => noted(Reflect.construct(target, values)),
  apply: (target, _this, values) => noted(Reflect.construct(target, values)),
});

/** Every object of a class that lives, as the inspector finds them on the heap. */
async function living<T>({ prototype }: { readonly prototype: T }): Promise<readonly T[]> {
  const found: { of: T; all: readonly T[] } = { of: prototype, all: [] };
  const name = 'foundByInspector';
  Object.assign(globalThis, { [name]: found });
  const session = new Session();
  session.connect();
  const { result } = await session.post('Runtime.evaluate', { expression: `${name}.of` });
  const { objects } = await session.post('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  await session.post('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: `function () { ${name}.all = [...this]; }`,
  });
  session.disconnect();
  return found.all;
}

for (const file of process.argv.slice(2)) await import(join(ROOT, file));

// The patterns of the grammar become expressions when a text first asks for them, and nothing lists them all.
const { Pattern } = await import('../../functions/parse/grammar/pattern.ts');
const patterns = await living(Pattern);
if (patterns.length === 0) throw new Error('No pattern of the grammar was found.');
for (const pattern of patterns) void [pattern.expression, pattern.capturing];

process.stdout.write(JSON.stringify(found), () => process.exit(0));
