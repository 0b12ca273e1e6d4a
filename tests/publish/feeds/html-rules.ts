import { Parser } from 'htmlparser2';

const FORBIDDEN = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'form',
  'style',
  'meta',
  'link',
  'base',
  'svg',
]);
const LINKS = new Set(['href', 'src']);
const WEB = /^https?:\/\/[^\s/]+/;

/** What a feed reader's sanitiser or the W3C validator would object to in a piece of HTML (ContainsRelRef, SecurityRisk). */
export function htmlViolations(html: string): string[] {
  const violations: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (FORBIDDEN.has(name)) violations.push(`SecurityRisk: <${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('on')) violations.push(`SecurityRisk: ${attribute}`);
        if (attribute === 'style') violations.push('DangerousStyleAttr');
        if (LINKS.has(attribute) && !WEB.test(value))
          violations.push(`ContainsRelRef: ${value.slice(0, 80)}`);
      }
    },
  });
  parser.end(html);
  return violations;
}

const MARKUP = /<[a-z!/?]|&(?:#\w+|\w+);/i;

/** True when a reader that takes plain text for HTML would see markup in it (ContainsHTML). */
export const looksLikeHtml = (text: string): boolean => MARKUP.test(text);

const OUTSIDE_XML_1_0 = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const UNSPEAKABLE = /\p{Co}|\uFFFD|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/u;

/** Characters that must not reach a feed, wherever they stand. */
export function characterViolations(text: string): string[] {
  const outside = OUTSIDE_XML_1_0.exec(text)?.[0];
  const unspeakable = UNSPEAKABLE.exec(text)?.[0];
  return [outside, unspeakable].flatMap((character) =>
    character === undefined ? [] : [`BadCharacters: U+${character.codePointAt(0)?.toString(16)}`],
  );
}
