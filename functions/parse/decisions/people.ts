import { isHan, oneOf } from '../by-unit.ts';
import surnames from '../data/surnames.json' with { type: 'json' };
import type { Named } from './bodies.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import type { Known } from './known.ts';
import { guarded, skip, skipGuarded } from './lexicon.ts';
import type { Passage } from './passage.ts';

const isSingleSurname = oneOf(surnames.bands.flatMap((band) => [...band.surnames]));
const DOUBLE_SURNAMES = new Set(surnames.compound);
const opensDoubleSurname = oneOf(surnames.compound);

/** 甲、乙同志: one title for a list of names, each perhaps with a post before it. */
const COMRADES = new CuedExpression(/^[\p{Script=Han}·、和（）]{2,56}?同志/u, cue(['同志']));
/** Words that show that the list is none: a verb stands in it, or before it (经某某同志审定). */
const SENTENCE = /[的由请按对将]|牵头|负责|^[经报呈送](?!.{1,2}(?:同志|[、和]))/u;
const POST = /^.*(?:长|任|书记|主席|委员|经理|局|办|委|府|部|员)(?<name>[\p{Script=Han}·]{2,4})$/u;
/** 阿不都热合曼·依明: the dots show that it is one name. */
const DOTTED_NAME = '[\\p{Script=Han}]{1,8}(?:·[\\p{Script=Han}]{1,8}?){1,3}?';
const AREA_HEAD = '副?[省市州盟区县旗镇乡]长';
const TITLES = `${AREA_HEAD}|副?主任|副?专员|常委`;
/** What someone is given to do at once: 某某牵头. */
const TASKS = '(?:具体|总)?(?:牵头|负责|任|担任|挂帅|调度|召集)';
const TELLS_TASK = cue(['牵头', '负责', '任', '挂帅', '调度', '召集']);
/** 甲局副局长某某牵头: a post, a name and a part. */
const POSTED = new CuedExpression(
  new RegExp(
    `^(?:(?![由请将把对])[\\p{Script=Han}]){0,20}?(?:${AREA_HEAD}|副?[局院部厅处科校所队站]长|副?主任|副?书记|秘书长|总经理|董事长|委员|主席|专员|常委)(?<name>[\\p{Script=Han}]{2,4}?|${DOTTED_NAME})(?=(?:同志)?${TASKS})`,
    'u',
  ),
  cue(['长', '主任', '书记', '秘书长', '总经理', '董事长', '委员', '主席', '专员', '常委']),
);
/** What only a person without title takes at once: 某某牵头, 某某副县长. */
const PERSONS_PART = guarded(
  `${TASKS}|分管|统筹|${TITLES}`,
  '具总牵负任担挂调召分统副省市州盟区县旗镇乡主专常',
);
const HAS_DOT = cue(['·']);
const DOTTED = new RegExp(`${DOTTED_NAME}(?=(?:同志)?(?:${TASKS}|分管|统筹|${TITLES}))`, 'uy');
const TITLE = new RegExp(TITLES, 'uy');

const isName = (word: string): boolean => {
  for (const character of word) if (!isHan(character) && character !== '·') return false;
  return true;
};

const hasDoubleSurname = (text: string, at: number, limit: number): boolean =>
  opensDoubleSurname(text.charCodeAt(at)) && DOUBLE_SURNAMES.has(text.slice(at, Math.min(limit, at + 2)));

const startsLikeName = (text: string, at = 0, limit = text.length): boolean =>
  at < limit && (isSingleSurname(text.charCodeAt(at)) || hasDoubleSurname(text, at, limit));

/** Reads people at a place: those of a 同志 list together, otherwise one. */
export function readPeople(passage: Passage, at: number, limit: number, roster: Known): Named[] | undefined {
  const text = passage.plain;
  const reach = Math.min(limit, at + FURTHEST);
  const cues = cuesIn(passage, at, reach);
  const ahead = text.slice(at, reach);
  const comrades = COMRADES.exec(ahead, cues)?.[0];
  if (comrades !== undefined && !SENTENCE.test(comrades)) return readComrades(comrades, at);
  const posted = (cues & TELLS_TASK) === 0 ? null : POSTED.exec(ahead, cues);
  const postedName = posted?.groups?.name;
  if (
    posted !== null &&
    postedName !== undefined &&
    (startsLikeName(postedName) || postedName.includes('·'))
  ) {
    const end = at + posted[0].length;
    return [personAt(end - postedName.length, end, true, end)];
  }
  const dotted = (cues & HAS_DOT) === 0 ? at : skip(DOTTED, text, at);
  if (dotted > at && dotted <= limit) {
    return [personAt(at, dotted, true, skip(TITLE, text, dotted))];
  }
  const listed = roster.longestAt(text, at, text.length);
  if (listed === undefined && !startsLikeName(text, at, reach)) return undefined;
  const longest = listed?.length ?? (hasDoubleSurname(text, at, reach) ? 4 : 3);
  const shortest = listed?.length ?? 2;
  for (let end = at + longest; end >= at + shortest; end--) {
    if (end > limit || skipGuarded(PERSONS_PART, text, end) === end) continue;
    const name = text.slice(at, end);
    if (name.endsWith('副') || !isName(name)) continue;
    return [personAt(at, end, listed !== undefined, skip(TITLE, text, end))];
  }
  return undefined;
}

const personAt = (start: number, end: number, titled: boolean, next: number): Named => ({
  name: { start, end },
  person: true,
  followed: false,
  titled,
  next,
});

/** How far ahead a title or a part is looked for that tells people. */
const FURTHEST = 60;

function readComrades(list: string, at: number): Named[] | undefined {
  const people: Named[] = [];
  let from = at;
  const names = list.slice(0, -'同志'.length);
  // 张泽和同志: the 和 is part of the name.
  for (const piece of names.length <= 3 && startsLikeName(names) ? [names] : names.split(/[、和]/u)) {
    const last = piece.length <= 3 && startsLikeName(piece) ? undefined : POST.exec(piece)?.groups?.name;
    const name = last !== undefined && startsLikeName(last) ? last : piece;
    const start = from + piece.length - name.length;
    if (name.length >= 2 && name.length <= 4) {
      people.push(personAt(start, start + name.length, true, at + list.length));
    }
    from += piece.length + 1;
  }
  return people.length === 0 ? undefined : people;
}
