import { Parser } from 'htmlparser2';

/** What a test wants to know about a page, read from its HTML by a parser that is not ours. */
export interface HtmlPage {
  readonly elements: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  readonly ids: readonly string[];
  readonly links: readonly string[];
  /** Levels in the order of the page. */
  readonly headings: readonly number[];
  readonly text: string;
  /** End tags that close something else than what is open. */
  readonly misnested: readonly string[];
}

const VOID = new Set(['meta', 'link', 'br', 'hr', 'img', 'input']);
const RAW_TAG = /<(\/?)([a-z][a-z0-9]*)(?:\s[^>]*)?>/g;

export function readHtml(html: string): HtmlPage {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes }),
    ontext: (piece) => {
      text += piece;
    },
  });
  parser.end(html);
  const values = (attribute: string) =>
    elements.flatMap(({ attributes }) =>
      attributes[attribute] === undefined ? [] : [attributes[attribute]],
    );
  return {
    elements,
    ids: values('id'),
    links: values('href'),
    headings: elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : [])),
    text,
    misnested: misnested(html),
  };
}

/** The parser above repairs; this does not. Attribute values hold no `>` because the renderer's never do here. */
function misnested(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(RAW_TAG)) {
    if (VOID.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

/** Content models that browsers repair silently, changing what is inside what. */
export function nestingViolations(html: string): string[] {
  const violations: string[] = [];
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (name === 'a' && open.includes('a')) violations.push('a in a');
        if (['p', 'div', 'ul', 'ol', 'dl', 'section', 'h2'].includes(name) && open.includes('p'))
          violations.push(`${name} in p`);
        if (name === 'li' && !['ul', 'ol'].includes(open.at(-1) ?? '')) violations.push('li outside a list');
        if (['dt', 'dd'].includes(name) && !['dl', 'div'].includes(open.at(-1) ?? ''))
          violations.push(`${name} outside dl`);
        if (['ul', 'ol'].includes(open.at(-1) ?? '') && name !== 'li') violations.push(`${name} in a list`);
        if (!VOID.has(name)) open.push(name);
      },
      onclosetag: (name) => {
        if (!VOID.has(name)) open.pop();
      },
    },
    { xmlMode: false },
  );
  parser.end(html);
  return violations;
}
