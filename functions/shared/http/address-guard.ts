import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { refused } from '../errors.ts';

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for an address of the public internet. Private, loopback, link-local, multicast, reserved and documentation
 * ranges of the IANA registries are not, nor are IPv6 addresses that carry such an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` also unwraps ::ffff:10.0.0.1.
  const parsed = ipaddr.process(address);
  // Of IPv6, only 2000::/3 has been given out; what lies beside it may carry an IPv4 address, as ::7f00:1 does.
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return false;
  return parsed.range() === 'unicast';
}

/**
 * Checks an address before anything is asked of it: web addresses on the usual ports, no credentials, no number that
 * is not public. Names are checked when they are resolved, at each connection.
 * @throws OpenMinutesError `refused`, code `forbidden-address`.
 */
export function assertPublicUrl(text: string): URL {
  const forbid = (why: string) => refused('forbidden-address', `${text} is not fetched: ${why}`);
  if (!URL.canParse(text)) throw forbid('it is no address');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw forbid('it is no web address');
  if (url.username !== '' || url.password !== '') throw forbid('it carries a password');
  if (url.port !== '') throw forbid('it names an unusual port');
  // The brackets of IPv6, and the dot that may end a full name.
  const host = url.hostname.replace(/^\[|\]$|\.$/gu, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw forbid('it lies in a private network');
  if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local'))
    throw forbid('it lies in a private network');
  return url;
}
