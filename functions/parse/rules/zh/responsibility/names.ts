import type { Surface } from '../../../grammar/surface.ts';
import type { Range } from '../../../text/range.ts';

/** A body or a person with what may stand around the name: 县水利局局长甲同志, 区商务局（责任人：乙）, 有关部门. */
const NAME =
  '((organization | post){0,3} person (同志 | post | （ ...16 ）){0,2} | organization (（ ...24 ）)? | unnamed (（ ...16 ）)?)';
/** 与乙公司签订协议: the second is the other party. */
const AND = `(、 | 和 | 及 | 以及 | 与 !(${NAME} partner))`;
/** 甲局、乙局和丙镇等部门. */
export const NAMES = `${NAME} (${AND} ${NAME}){0,24} (等 (numeral (个 | 家)?)? (han | 、){0,8} others-of-list | 等 (numeral (个 | 家))? | 同志)? !(${AND} (organization | person | unnamed))`;

/** Names that a list gives: bodies and people, without those that only say whose somebody is. */
export function namesIn(surface: Surface, from: number, to: number): readonly Range[] {
  const names: Range[] = [];
  let depth = 0;
  for (let at = from; at < to; at++) {
    const unit = surface.text.charAt(at);
    if (unit === '（') depth++;
    if (unit === '）') depth--;
    const mention = surface.mentionAt(at);
    if (mention === undefined || mention.unnamed === true || depth > 0) continue;
    if (mention.kind === 'person' || (mention.kind === 'organization' && !saysWhose(surface, at, to)))
      names.push(mention.range);
  }
  return names;
}

/** 县水利局 of 县水利局局长甲: a post or a person follows at once. */
function saysWhose(surface: Surface, at: number, to: number): boolean {
  for (let next = at + 1; next < to; next++) {
    const kind = surface.mentionAt(next)?.kind;
    if (kind === 'person') return true;
    if (kind !== 'post' && kind !== 'organization') return false;
  }
  return false;
}

/** The entries of a list, whatever they are. */
export function partsOf(surface: Surface, from: number, to: number): readonly Range[] {
  const parts: Range[] = [];
  for (let at = from, start = from; at <= to; at++)
    if (at === to || surface.text.charAt(at) === '、') {
      parts.push(surface.rangeOf(start, at));
      start = at + 1;
    }
  return parts;
}
