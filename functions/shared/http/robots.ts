import { BoundedCache } from '../bounded-cache.ts';

// Robots Exclusion Protocol (RFC 9309).

/** The name under which robots.txt may speak to us. */
const ROBOT = 'open-minutes';
/** RFC 9309, section 2.5: at least 500 KiB of it are to be read. */
export const ROBOTS_MAX_BYTES = 500 * 1024;
/** The rules that are kept, in bytes: a row of the hosts' store has its bounds. */
const KEPT_BYTES = 300 * 1024;
const LINE = /^\s*(user-agent|allow|disallow|crawl-delay)\s*:(.*)$/isu;
const LONGEST_CRAWL_DELAY_S = 60;

type Line = readonly [name: string, value: string];

function* linesIn(text: string): Generator<Line> {
  for (const line of text.replace(/^\ufeff/u, '').split(/\r\n|\r|\n/u)) {
    const [, name, value = ''] = LINE.exec(line.split('#', 1)[0] ?? '') ?? [];
    if (name !== undefined) yield [name.toLowerCase(), value.trim()];
  }
}

/** The lines that speak to us: those of all groups with our name; where there is none, those to everybody. */
function linesForUs(text: string): Line[] {
  const ours: Line[] = [];
  const everybodys: Line[] = [];
  let [isNamed, toUs, toEverybody, namesGroup] = [false, false, false, false];
  for (const line of linesIn(text)) {
    const [name, value] = line;
    if (name === 'user-agent') {
      // A line with a name after one with a rule opens the next group.
      if (!namesGroup) [toUs, toEverybody] = [false, false];
      namesGroup = true;
      const agent = value.toLowerCase().replace(/\/.*$/su, '').trim();
      toUs ||= agent === ROBOT;
      toEverybody ||= agent === '*';
      isNamed ||= toUs;
      continue;
    }
    namesGroup = false;
    if (toUs) ours.push(line);
    if (toEverybody) everybodys.push(line);
  }
  return isNamed ? ours : everybodys;
}

/** What a robot heeds of a robots.txt: the rules for us, each once; of very many the beginning. */
export function rulesIn(text: string): string {
  const rules = new Set(linesForUs(text).map(([name, value]) => `${name}: ${value}`));
  const kept = ['user-agent: *'];
  let bytes = 0;
  for (const rule of rules) {
    bytes += Buffer.byteLength(rule) + 1;
    if (bytes > KEPT_BYTES) break;
    kept.push(rule);
  }
  return rules.size === 0 ? '' : kept.join('\n');
}

interface Rule {
  /** What stands between the asterisks. */
  readonly parts: readonly string[];
  /** It ends with $: nothing comes after it. */
  readonly ends: boolean;
  readonly length: number;
  readonly allows: boolean;
}

interface Rules {
  /** The most telling first: longer ones, and of two that are as long the one that allows. */
  readonly rules: readonly Rule[];
  readonly delaySeconds: number;
}

/** Rules are asked before every request, and are long for some hosts. */
const compiled = new BoundedCache<Rules>(64);

function rulesOf(text: string): Rules {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const rules: Rule[] = [];
  let delaySeconds = 0;
  for (const [name, value] of linesForUs(text)) {
    if (name !== 'crawl-delay') {
      if (value !== '') rules.push(ruleOf(value, name === 'allow'));
    } else if (Number.isFinite(Number(value))) delaySeconds = Number(value);
  }
  rules.sort((one, other) => other.length - one.length || Number(other.allows) - Number(one.allows));
  const result = { rules, delaySeconds };
  compiled.set(text, result);
  return result;
}

function ruleOf(value: string, allows: boolean): Rule {
  const pattern = encoded(value);
  const ends = pattern.endsWith('$');
  const parts = (ends ? pattern.slice(0, -1) : pattern).split(/\*+/u);
  return { parts, ends, length: pattern.length, allows };
}

/** Characters outside of ASCII as their escapes, escapes in capitals. */
function encoded(path: string): string {
  // What is half a character has no escape.
  return encodeURI(path.replace(/[\ud800-\udfff]/gu, ''))
    .replace(/%25/gu, '%')
    .replace(/%[\da-f]{2}/giu, (octet) => octet.toUpperCase());
}

/** Whether a rule speaks of a path; in time proportional to both. */
function matches({ parts, ends }: Rule, path: string): boolean {
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = ends ? others.pop() : undefined;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!ends) return true;
  return last === undefined ? at === path.length : path.endsWith(last) && path.length - last.length >= at;
}

/** Whether the rules of an address's host let us ask for it (RFC 9309, section 2.2.2). */
export function isAllowed(url: string, rules: string): boolean {
  const { pathname, search } = new URL(url);
  if (pathname === '/robots.txt') return true;
  const path = encoded(pathname + search);
  return rulesOf(rules).rules.find((rule) => matches(rule, path))?.allows ?? true;
}

/** Milliseconds between two requests that the rules ask for; a delay that would stand still for days is cut. */
export const crawlDelayMs = (rules: string): number =>
  Math.max(0, Math.min(rulesOf(rules).delaySeconds, LONGEST_CRAWL_DELAY_S)) * 1000;
