import tracking from './data/tracking-parameters.json' with { type: 'json' };
import { permanent } from './errors.ts';

/**
 * One spelling for all the ways to write one address: lower-case host, no default port, no fragment, no parameters
 * that only track the reader. Order and escapes of the rest are the server's business and stay.
 * @throws OpenMinutesError `permanent`, code `bad-address`.
 */
export function normaliseUrl(text: string): string {
  if (!URL.canParse(text)) throw permanent('bad-address', `${JSON.stringify(text)} is not an address`);
  const url = new URL(text);
  url.hash = '';
  if (url.search === '') return url.href.replace(/\?$/, '');
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => !isTracking(parameter));
  url.search = kept.join('&');
  return url.href;
}

function isTracking(parameter: string): boolean {
  const [name = ''] = parameter.toLowerCase().split('=');
  return tracking.names.includes(name) || tracking.prefixes.some((prefix) => name.startsWith(prefix));
}
