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
  if (url.pathname.includes(';') || url.pathname.includes('(')) url.pathname = withoutSession(url.pathname);
  if (url.search === '') return url.href.replace(/\?$/, '');
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => !isTracking(parameter) && !isSession(parameter));
  url.search = kept.join('&');
  return url.href;
}

function isTracking(parameter: string): boolean {
  const [name = ''] = parameter.toLowerCase().split('=');
  return tracking.names.includes(name) || tracking.prefixes.some((prefix) => name.startsWith(prefix));
}

const CONDITIONAL = sessions.values.map(({ names, pattern }) => ({
  names,
  pattern: new RegExp(pattern, 'iu'),
}));
const PATH_STEP = new RegExp(sessions.pathStep, 'iu');

function isSession(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=');
  const lower = name.toLowerCase();
  return (
    sessions.names.includes(lower) ||
    sessions.prefixes.some((prefix) => lower.startsWith(prefix)) ||
    CONDITIONAL.some(({ names, pattern }) => names.includes(lower) && pattern.test(value))
  );
}

/** /p/17.html;jsessionid=1A2B, /(S(lit3py55t21z5v55vlm25s55))/p/17.aspx: without what is in them of a visitor. */
const withoutSession = (path: string): string =>
  path
    .split('/')
    .filter((step, i) => i === 0 || !PATH_STEP.test(step))
    .map((step) => {
      const [name = '', ...parameters] = step.split(';');
      const isPageOwn = (parameter: string) =>
        !sessions.pathParameters.includes((parameter.split('=')[0] ?? '').toLowerCase());
      return [name, ...parameters.filter(isPageOwn)].join(';');
    })
    .join('/');
