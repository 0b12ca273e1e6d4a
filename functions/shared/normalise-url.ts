import sessions from './data/session-parameters.json' with { type: 'json' };
import tracking from './data/tracking-parameters.json' with { type: 'json' };
import { permanent } from './errors.ts';

/**
 * One spelling for all the ways to write one address: lower-case host, no default port, no fragment, no parameters
 * that only track the reader, no session of a visitor in its path or query. Order and escapes of the rest are the
 * server's business and stay.
 * @throws OpenMinutesError `permanent`, code `bad-address`.
 */
export function normaliseUrl(text: string): string {
  if (!URL.canParse(text)) throw permanent('bad-address', `${JSON.stringify(text)} is not an address`);
  const url = new URL(text);
  url.hash = '';
  if (/[;(]|%3b/iu.test(url.pathname)) url.pathname = withoutSession(url.pathname);
  if (url.search === '') return url.href.replace(/\?$/, '');
  const kept = url.search
    .slice(1)
    .split('&')
    .map(withoutTail)
    .filter((parameter) => !isOfReader(parameter));
  url.search = kept.join('&');
  return url.href;
}

/** amp;PHPSESSID=…, of an address that was escaped for a page twice, has the name behind it. */
const nameOf = (parameter: string): string =>
  (parameter.split('=')[0] ?? '').toLowerCase().replace(/^amp;/u, '');

/** id=17;jsessionid=1A2B: a parameter without the session that the server put behind it. */
const withoutTail = (parameter: string): string =>
  parameter.replace(/(?<!^amp);.*$/su, (tail) =>
    tail
      .split(';')
      .filter((one) => !sessions.pathParameters.includes(nameOf(one)))
      .join(';'),
  );

/** Whether a list of names and of their beginnings has a name. */
const isIn = (
  { names, prefixes }: { names: readonly string[]; prefixes: readonly string[] },
  name: string,
): boolean => names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));

const CONDITIONAL = sessions.values.map(({ names, pattern }) => ({
  names,
  pattern: new RegExp(pattern, 'iu'),
}));
const PATH_STEP = new RegExp(sessions.pathStep, 'iu');

/** A parameter that says nothing of the page: it tracks the reader, or is the session of a visitor. */
function isOfReader(parameter: string): boolean {
  const [, value = ''] = parameter.split('=');
  const name = nameOf(parameter);
  return (
    isIn(tracking, name) ||
    isIn(sessions, name) ||
    CONDITIONAL.some(({ names, pattern }) => names.includes(name) && pattern.test(value))
  );
}

/** An escaped semicolon is part of a name, but for that of a session. */
const ESCAPED_SESSION = new RegExp(`%3b(?=(?:${sessions.pathParameters.join('|')})=)`, 'giu');

/** /p/17.html;jsessionid=1A2B, /(S(lit3py55t21z5v55vlm25s55))/p/17.aspx: without what is in them of a visitor. */
const withoutSession = (path: string): string =>
  path
    .split('/')
    .filter((step, i) => i === 0 || !PATH_STEP.test(step))
    .map((step) => {
      const [name = '', ...parameters] = step.replace(ESCAPED_SESSION, ';').split(';');
      const isPageOwn = (parameter: string) => !sessions.pathParameters.includes(nameOf(parameter));
      return [name, ...parameters.filter(isPageOwn)].join(';');
    })
    .join('/');
