import type { AnyNode, Element } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import JSON5 from 'json5';
import { parseMarkup } from '../../shared/markup/document.ts';
import { plainWords, webAddress } from '../../shared/markup/words.ts';
import { type Calendar, dayIn } from './days.ts';
import type { Listed } from './list-page.ts';

// Lists that a page holds in its scripts, as far as they are data: nothing is run.

/** What an address looks like that stands among other words of a script. */
const ADDRESS =
  /^(?:https?:)?\/\/|^\.{0,2}\/[^/]|^\?|\.(?:[sx]?html?|jspx?|aspx?|php|do|action|pdf|docx)(?:[?#]|$)/iu;
/** Templates name what will be filled in. */
const TEMPLATE = /\{\{|\$\{|<%|\{%/u;
export const isTemplate = (text: string): boolean => TEMPLATE.test(text);
const ASSET = /\.(?:png|jpe?g|gif|svg|ico|css|js|woff2?|mp4)(?:[?#]|$)/iu;
const QUOTED = /"((?:[^"\\\n]|\\.){1,2000})"|'((?:[^'\\\n]|\\.){1,2000})'/gu;

export const looksLikeAddress = (text: string): boolean =>
  ADDRESS.test(text) && !isTemplate(text) && !ASSET.test(text) && !/\s/u.test(text.trim());

/** The address that a piece of a program leads to: location.href='/17.html', window.open("/17.html"), show('a.html', 3). */
export function addressInProgram(program: string): string | undefined {
  for (const [, double, single] of program.matchAll(QUOTED)) {
    const text = (double ?? single ?? '').replace(/\\\//gu, '/').trim();
    if (looksLikeAddress(text)) return text;
  }
  return undefined;
}

/** Kinds of scripts that are programs; the text of others is data or markup. */
const PROGRAM = /^(?:text\/(?:java|ecma|j)script|application\/(?:x-)?(?:java|ecma)script|module|)(?:;.*)?$/iu;
const isProgram = ({ attribs }: Element): boolean => PROGRAM.test((attribs.type ?? '').trim());
const isJson = ({ attribs }: Element): boolean => /json/iu.test(attribs.type ?? '');

const sourceOf = (script: Element): string =>
  script.children.map((child) => ('data' in child ? String(child.data) : '')).join('');

export const scriptsIn = (node: AnyNode): Element[] =>
  DomUtils.getElementsByTagName('script', node).filter((script) => script.children.length > 0);

const WRITTEN = /document\.write(?:ln)?\s{0,40}\(\s{0,40}("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/gu;

const TEXT = /"(?:[^"\\\n]|\\.){0,4000}"|'(?:[^'\\\n]|\\.){0,4000}'|`(?:[^`\\]|\\.){0,4000}`/gsu;
/** A link with its words; pieces that are put together with others have half of it. */
const WHOLE_LINK = /<a\s[^<>]{0,400}>[^<]{0,200}\p{Script=Han}[^<]{0,400}<\/a/iu;

/** The texts of a program that are links as they stand: el.innerHTML = '<li><a href="/17.html">…</a></li>' */
function linksWrittenOut(source: string): string[] {
  if (source.length > LARGEST_SCRIPT || !/<a\s/iu.test(source)) return [];
  return [...source.matchAll(TEXT)].flatMap(([literal]) => {
    const inside = literal.slice(1, -1);
    if (isTemplate(inside) || !WHOLE_LINK.test(inside)) return [];
    return literal.startsWith('`') ? inside.replace(/\\(.)/gsu, '$1') : String(asData(literal) ?? '');
  });
}

/** The markup that a script holds: records of XML, a template that is filled in already, what it writes into the page. */
function markupOf(script: Element): string {
  const source = sourceOf(script);
  if (isJson(script)) return '';
  if (!isProgram(script)) return source;
  const written = [...source.matchAll(WRITTEN)].map(([, literal = '']) => asData(literal));
  return written.length > 0 ? written.join('\n') : linksWrittenOut(source).join('\n');
}

/** Puts the markup that the scripts of a page hold in their place, so that it is read like the rest; says how often. */
export function unfoldScripts(document: AnyNode): number {
  let unfolded = 0;
  const fields = DomUtils.getElementsByTagName('textarea', document);
  for (const script of [...scriptsIn(document), ...fields]) {
    const markup = script.name === 'textarea' ? sourceOf(script) : markupOf(script);
    if (!/<a\s|onclick/iu.test(markup)) continue;
    // No longer a program: its words are words of the page.
    script.name = 'div';
    script.children = parseMarkup(markup).children;
    for (const child of script.children) child.parent = script;
    unfolded++;
  }
  return unfolded;
}

/** A literal or an object of a script; undefined for what is not written out. */
export function asData(source: string): unknown {
  try {
    return JSON5.parse<unknown>(source);
  } catch {
    // An expression that would have to be worked out.
    return undefined;
  }
}

/** Larger ones are not looked at, in UTF-16 units: lists of pages are far smaller. */
const LARGEST_SCRIPT = 2 * 1024 * 1024;
/** Arrays of a page that are tried. */
const MOST_ARRAYS = 40;

/** The arrays of objects that are written out in a script. */
function* arraysIn(source: string): Generator<readonly unknown[]> {
  const opening = /\[\s*\{/gu;
  for (let tries = 0; tries < MOST_ARRAYS; tries++) {
    const match = opening.exec(source);
    if (match === null) return;
    const end = endOfLiteral(source, match.index);
    if (end === undefined) return;
    const array = asData(source.slice(match.index, end));
    if (!Array.isArray(array)) continue;
    yield array;
    opening.lastIndex = end;
  }
}

/** Where the array or object that opens at a place has closed; undefined where it never does. */
export function endOfLiteral(source: string, start: number): number | undefined {
  // A text that nobody closes goes on to the end, and is not tried again from within.
  const token = /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|[[\]{}]/gsu;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    if (match[0] === '[' || match[0] === '{') depth++;
    else if (match[0] === ']' || match[0] === '}') depth--;
    if (depth === 0) return token.lastIndex;
  }
  return undefined;
}

const LINK_NAME = /url|link|href|path|address/iu;
const TITLE_NAME = /title|name|subject|headline|biaoti|^bt$|^mc$/iu;
const DAY_NAME = /date|time|day|riqi|shijian|^rq$|^sj$|^fbsj$/iu;
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** What an object of a list says, if it has an address and a title. */
function entryOf(row: unknown, base: string, calendar: Calendar): Listed[] {
  if (typeof row !== 'object' || row === null) return [];
  const values = Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
  const named = (pattern: RegExp) => [
    ...values.filter(([name]) => pattern.test(name)),
    ...values.filter(([name]) => !pattern.test(name)),
  ];
  const address = named(LINK_NAME).find(([, value]) => looksLikeAddress(value))?.[1];
  const title = named(TITLE_NAME).find(([, value]) => isHan(value))?.[1];
  const url = address === undefined ? undefined : webAddress(address, base);
  if (url === undefined || title === undefined) return [];
  const listedOn = values
    .filter(([name]) => DAY_NAME.test(name))
    .map(([, value]) => dayIn(value, calendar))
    .find((day) => day !== undefined);
  return [{ url, title: plainWords(title), ...(listedOn !== undefined && { listedOn }) }];
}

/** The entries of the lists that are written out as data in scripts. */
export function entriesInScripts(document: AnyNode, base: string, calendar: Calendar): Listed[] {
  const fields = DomUtils.getElementsByTagName('input', document).map(({ attribs }) => attribs.value ?? '');
  return [...scriptsIn(document).map(sourceOf), ...fields]
    .filter((source) => source.length <= LARGEST_SCRIPT)
    .flatMap((source) =>
      [...arraysIn(source)].flatMap((rows) => rows.flatMap((row) => entryOf(row, base, calendar))),
    );
}

const ASKED =
  /(?:\burl\s*:|\bfetch\s*\(|\.(?:get|post|getJSON|ajax|load)\s*\(|\.open\s*\(\s*["']\w+["']\s*,)\s*["']([^"'\s]{2,300})["']/gu;
const MOST_ASKED = 3;

/** The addresses that the programs of a page ask for something. */
export function interfacesIn(document: AnyNode, base: string): string[] {
  const asked = scriptsIn(document)
    .filter(isProgram)
    .flatMap((script) =>
      [...sourceOf(script).matchAll(ASKED)].flatMap(([, address = '']) => webAddress(address, base) ?? []),
    )
    .filter((address) => !ASSET.test(address));
  return [...new Set(asked)].slice(0, MOST_ASKED);
}
