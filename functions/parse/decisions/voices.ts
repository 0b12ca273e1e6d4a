import { type Act, isTalk, type Mood, readAct } from './acts.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { type Opening, readOpening } from './frames.ts';
import { guarded, standsAt } from './lexicon.ts';
import type { Passage } from './passage.ts';
import type { Clause, Segment } from './sentences.ts';

/** A clause together with who speaks in it. */
export interface Voiced extends Clause {
  readonly mood: Mood;
  readonly opening: Opening | undefined;
  readonly act: Act | undefined;
  /** It says that a matter comes back later, without being a decision of its own. */
  readonly putOff: boolean;
}

export interface VoicedSegment extends Segment {
  readonly clauses: readonly Voiced[];
}

/** The lists that stand open from one paragraph to the next. */
export interface OpenLists {
  /** 会议议定以下意见：, and where it was said. */
  settles: 'item' | 'point' | 'document' | undefined;
  /** The list was opened by 会议决定：. */
  firm: boolean;
  /** 会议要求：, whose points follow in paragraphs of their own. */
  exhorts: boolean;
}

/** The lists as they stand at the beginning of an item. */
export const listsOf = (settles: OpenLists['settles']): OpenLists => ({
  settles,
  firm: false,
  exhorts: false,
});

/**
 * 原则同意…，修改后提交下次会议审议: what becomes of the matter afterwards is no second decision. Only a thing of its
 * own that is put off is one: 原则同意…，所需经费另行研究.
 */
const putsOffItsOwn = ({ masked }: Passage, { front, verb }: Act): boolean =>
  front !== undefined &&
  /^(?:另行|暂缓|暂不)/u.test(masked.slice(verb.start, verb.end)) &&
  !/[由待后]|经(?!费)/u.test(masked.slice(front.start, verb.start));

/** 会议指出，要…: what begins as a statement goes on as a demand. */
const OUGHT = guarded('要(?!求)|必须|务必|应当', '要必务应');

const opensTalk = (opening: Opening | undefined): opening is Opening & { frame: 'state' | 'exhort' } =>
  opening?.frame === 'state' || opening?.frame === 'exhort';

/** 会议指定甲局…: the meeting gives a task, whatever was demanded before. */
const CHARGES = /^会议(?:还|同时|另外)?(?:责成|责令|委托|授权|指定|指派|请)/u;
const charges = (words: string): boolean => words.startsWith('会议') && CHARGES.test(words);

/** 指定甲局为牵头单位，核准乙: whoever was told before does it, not the meeting. */
const TOLD = new CuedExpression(
  /[由请]|责成|责令|指定|指派|委托|授权|牵头|负责/u,
  cue(['由', '请', '责成', '责令', '指定', '指派', '委托', '授权', '牵头', '负责']),
);
/** 请甲局论证，成熟后再次提请审议, behind the sentence that put it off. */
const TOLD_FIRST = guarded('请|由|责成|责令', '请由责');
const DONE_BY_OTHERS = guarded('批准|核准|准予|审定|认可|采纳', '批核准审认采');

const SHORT = 6;

const NAMES_MEETING = new CuedExpression(
  /会议|经研究|经讨论|经审议|与会/u,
  cue(['会议', '经研究', '经讨论', '经审议', '与会']),
);

/**
 * Tells of every clause of a paragraph in which voice it is spoken and whether the meeting disposes of something in
 * it. `lists` is carried from paragraph to paragraph and changed.
 */
export function voice(passage: Passage, segments: readonly Segment[], lists: OpenLists): VoicedSegment[] {
  if (segments[0]?.enumerated !== true) lists.exhorts = false;
  const { masked } = passage;
  const voiced: VoicedSegment[] = [];
  let mood: Mood = lists.exhorts ? 'exhort' : moodOf(lists);
  let sentence = -1;
  let spoken = false;
  let before = -2;
  for (const segment of segments) {
    if (segment.sentence !== sentence) {
      sentence = segment.sentence;
      spoken = false;
    }
    let acted = false;
    let told = false;
    const clauses: Voiced[] = [];
    // Named one by one, not spread: there is one for every comma of the page, and spreading took a tenth of the time.
    for (const { range, outer, enumerated, colon } of segment.clauses) {
      const words = masked.slice(range.start, range.end);
      const cues = cuesIn(passage, range.start, range.end);
      spoken ||= NAMES_MEETING.test(words, cues);
      const opening = readOpening(words, cues, colon);
      if (opening?.frame === 'settle') {
        mood = 'settle';
        if (colon) {
          lists.settles = 'item';
          lists.firm = opening.firm;
          lists.exhorts = false;
        }
        clauses.push({ range, outer, enumerated, colon, mood, opening, act: undefined, putOff: false });
        continue;
      }
      const read = readAct(passage, range, opensTalk(opening) ? 'exhort' : mood, spoken);
      const follows =
        read?.meeting === false &&
        before === sentence - 1 &&
        standsAt(TOLD_FIRST, masked, segment.range.start);
      const afterwards: boolean =
        (acted || follows) && read?.kind === 'defer' && !putsOffItsOwn(passage, read);
      // 会议决定维持原意见，不予调整: the same once more.
      const again: boolean =
        acted && read?.kind === 'reject' && read.front === undefined && words.length <= SHORT;
      const dropped: boolean =
        afterwards || again || (told && standsAt(DONE_BY_OTHERS, masked, range.start, range.end));
      const act: Act | undefined = dropped ? undefined : read;
      acted ||= act !== undefined;
      told ||= !acted && opening === undefined && TOLD.test(words, cues);
      // One point of a list that decides makes of the others what the meeting settled too.
      if (act !== undefined && enumerated && !isTalk(mood)) lists.settles ??= 'document';
      if (act?.meeting === true || opening?.frame === 'report' || charges(words)) mood = moodOf(lists);
      else if (opensTalk(opening) && act === undefined) {
        mood = opening.frame;
        if (colon) lists.exhorts = true;
      } else if (mood === 'state' && standsAt(OUGHT, masked, range.start, range.end)) {
        mood = 'exhort';
      }
      // 会议认为，…，决定甲，由乙局落实，丙局做好指导: behind what was decided nobody is exhorted.
      const own = acted && act === undefined && opening === undefined ? moodOf(lists) : mood;
      clauses.push({ range, outer, enumerated, colon, mood: own, opening, act, putOff: afterwards });
    }
    if (acted) before = sentence;
    voiced.push({ clauses, range: segment.range, sentence, enumerated: segment.enumerated });
  }
  return voiced;
}

/** In which voice clauses are spoken that nothing opens. */
const moodOf = ({ settles }: OpenLists): Mood => (settles === undefined ? 'plain' : 'settle');
