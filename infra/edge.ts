// What runs at the edge, written for CloudFront's own JavaScript runtime.
import { RETYPED } from '../functions/publish/content-type.ts';
import { TOPIC } from '../functions/publish/websub.ts';
import type { Settings } from './settings.ts';

/**
 * A folder's address means its index page: a bucket behind origin access control knows no such thing.
 */
export const folderIndex = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}`;

/**
 * Gives files their own type that are stored under another (`RETYPED`): CloudFront has compressed them by then. Whoever asks for pages gets feeds
 * as plain XML, which browsers show with its stylesheet (`contentTypeFor`). With a hub, feeds say in the header `Link` where it is and
 * under which address they are subscribed to (WebSub, section 4).
 */
export const fileHeaders = ({ hubUrl, baseUrl }: Settings['site']) => `function handler(event) {
  var response = event.response;
  var path = event.request.uri.slice(1);
  var accept = event.request.headers.accept;
  var type = response.headers['content-type'];
  if (type) {
    var own = [${RETYPED.map(({ of, type, storedAs }) => `[${of}, '${type}', '${storedAs}']`).join(', ')}].find(
      function (one) { return one[0].test(path); }
    );
    if (own && type.value === own[2]) type.value = own[1];
    if (accept && accept.value.includes('text/html') && /^application\\/(?:rss|atom)\\+xml/.test(type.value)) {
      type.value = 'application/xml; charset=utf-8';
    }
  }${hubUrl === undefined ? '' : linkOfTopic(hubUrl, baseUrl)}
  return response;
}`;

const linkOfTopic = (hubUrl: string, baseUrl: string) => `
  if (${TOPIC}.test(path)) {
    response.headers.link = { value: ${JSON.stringify(`<${hubUrl}>; rel="hub", <${baseUrl}/`)} + path + '>; rel="self"' };
  }`;
