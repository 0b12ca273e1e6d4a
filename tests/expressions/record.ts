// Prints, as JSON, the regular expressions that modules put together when they are loaded: node --import tsx record.ts FILE...
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

for (const file of process.argv.slice(2)) await import(join(ROOT, file));
process.stdout.write(JSON.stringify(found), () => process.exit(0));
