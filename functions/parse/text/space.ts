/** White space and what is invisible. */
const SPACE = /[\s\p{Z}\p{Cc}\p{Cf}]/u;
const LINE_END = '\n'.charCodeAt(0);
const UNASKED = 0;
const IS_SPACE = 1;
const IS_NONE = 2;
/** By unit, once it has been asked for: a page has the same few hundred again and again. */
const kinds = new Uint8Array(0x10000);

function isSpaceUnit(code: number): boolean {
  if (kinds[code] === UNASKED) kinds[code] = SPACE.test(String.fromCharCode(code)) ? IS_SPACE : IS_NONE;
  return kinds[code] === IS_SPACE;
}

/** Where the white space and the invisible characters end that begin at a place. A line end is none of them. */
export function endOfSpace(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code >= 0xd800 && code <= 0xdfff) {
      const point = text.codePointAt(end) ?? 0;
      if (point <= 0xffff || !SPACE.test(String.fromCodePoint(point))) break;
      end++;
    } else if (code === LINE_END || !isSpaceUnit(code)) break;
  }
  return end;
}

/** A text without its white space and invisible characters; line ends stay. */
export function withoutSpace(text: string): string {
  let words = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const end = endOfSpace(text, at);
    if (end === at) continue;
    words += text.slice(from, at);
    from = end;
    at = end - 1;
  }
  return from === 0 ? text : words + text.slice(from);
}
