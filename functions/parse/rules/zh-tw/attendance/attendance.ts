import type { Passage } from '../../../clauses/passage.ts';
import { type Rule, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Known } from '../../../mentions/known.ts';
import { readPeople } from '../../../mentions/people.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { Agenda, AttendanceFact, Found, Opening } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { recordOf } from '../record/record.ts';
import { type Entry, entryRules, leaveRules, namelessRules, personIn, standInRules } from './entries.ts';
import { peopleOf } from './lists.ts';

const DAY = '( ( 今 | 昨 | 本 | 前 ) ( 天 | 日 )? ( （ ..8 ） )? ( 天 | 日 )? )?';

/** Who presided and who was there, as the news says it. */
export const newsPeopleRules = [
  rule<'chair' | 'present' | 'observer'>('tw/news-chair-by', {
    match: '由 who:..24 主持',
    yields: 'chair',
    over: 'clause',
    examples: { 由市長乙某某主持: '市长乙某某', 會議通過: null },
  }),
  rule<'chair' | 'present' | 'observer'>('tw/news-chair', {
    match: `^ who:..24 于? ${DAY} 主持`,
    yields: 'chair',
    over: 'clause',
    unless: '^ ..30 由',
    examples: { '甲市長乙某某於今（17）日主持第205次市政會議': '甲市长乙某某', 由市長主持: null },
  }),
  rule<'chair' | 'present' | 'observer'>('tw/news-observers', {
    match: '^ who:..120 列席',
    yields: 'observer',
    over: 'clause',
    examples: { 議員乙某某列席: '议员乙某某', 會議通過: null },
  }),
  rule<'chair' | 'present' | 'observer'>('tw/news-present', {
    match: '^ who:..120 comes',
    yields: 'present',
    over: 'clause',
    examples: { 副縣長甲某某及各局處一級主管出席: '副县长甲某某及各局处一级主管', 會議通過: null },
  }),
];
const news = new RuleBook(newsPeopleRules, lexicon);

export const attendanceRules: readonly Rule<unknown>[] = [
  ...entryRules,
  ...namelessRules,
  ...standInRules,
  ...leaveRules,
  ...newsPeopleRules,
];

const UNCERTAIN = 0.9;

const factOf = (entry: Entry, role: AttendanceFact['role'], evidence: string): AttendanceFact => ({
  rule: entry.rule,
  evidence,
  name: entry.name,
  role: entry.absent ? 'absent' : role,
  organizations: role === 'chair' ? [] : entry.bodies,
  posts: entry.posts,
  notes: entry.notes,
  flags: entry.probability < UNCERTAIN ? ['name-uncertain'] : [],
  alternatives: [],
  probability: entry.probability,
});

/** Who was in the room, by the fields of a record or the sentences of the news. */
export function readAttendance(
  passage: Passage,
  opening: Opening,
  _agenda: Agenda,
  known: Known,
): Found<AttendanceFact> {
  const { reading } = passage;
  const facts: AttendanceFact[] = [];
  for (const { says, values } of recordOf(passage).fields) {
    if (says === 'time' || says === 'place' || says === 'other') continue;
    const people = peopleOf(reading, values, known);
    // 主席：甲市長（公假）乙代: who stands in presides.
    const own = says === 'chair' ? people.filter(({ absent }) => !absent).slice(0, 1) : people;
    facts.push(...own.map((entry) => factOf(entry, says, 'labelled-list')));
  }
  if (opening.form === 'report') facts.push(...ofNews(passage, opening, known));
  return { facts: onceEach(reading, facts), issues: [] };
}

function ofNews(passage: Passage, { paragraph }: Opening, known: Known): readonly AttendanceFact[] {
  const { reading } = passage;
  return (paragraph?.sentences ?? []).flatMap(({ surface, clauses }) => {
    const first = clauses[0]?.from ?? 0;
    return clauses.flatMap(({ from, to }, i): readonly AttendanceFact[] => {
      const finding = news.first(surface, from, to, passage.tracer);
      const who = finding?.captures.who;
      if (finding === undefined || who === undefined || who.to === who.from) return [];
      // 副縣長甲，秘書長乙出席: a list may hold commas, but not the verb of another clause.
      const begin = finding.yields === 'chair' || i === 0 ? who.from : Math.max(first, who.from);
      const range = surface.rangeOf(begin, who.to);
      const people = readPeople(reading, [withoutDay(reading, range)], known).people;
      const entries = people.map(
        ({ name, posts, organizations, probability }): Entry => ({
          rule: finding.rule,
          name,
          posts,
          bodies: organizations,
          notes: [],
          probability,
          absent: false,
        }),
      );
      const single = finding.yields === 'chair' ? entries.slice(-1) : entries;
      const told = single.length > 0 ? single : alone(reading, range, finding.rule);
      return told.map((entry) => factOf(entry, finding.yields, 'prose-sentence'));
    });
  });
}

/** 縣長向榮: a post and a name, where the engine for lists reads none. */
function alone(reading: Reading, range: Range, rule: string): readonly Entry[] {
  const person = personIn(reading, range);
  return person === undefined ? [] : [{ ...person, rule, notes: [], absent: false }];
}

/** 甲某某今（17）日: what is no name at the end. */
function withoutDay({ plain }: Reading, { start, end }: Range): Range {
  const words = plain.slice(start, end);
  return rangeOf(
    start,
    start + words.replace(/于?[今昨本前](?:天|日)?(?:（[^（）]*）)?(?:天|日)?$/u, '').length,
  );
}

/** The characters of a name, without a post between them. */
const nameOf = ({ plain }: Reading, { name, posts }: AttendanceFact): string => {
  let words = '';
  for (let at = name.start; at < name.end; at++)
    if (!posts.some(({ start, end }) => start <= at && at < end)) words += plain.charAt(at);
  return words;
};

/** One entry for each person and role; the chair is not listed again among those present. */
function onceEach(reading: Reading, facts: readonly AttendanceFact[]): readonly AttendanceFact[] {
  const chairs = new Set(facts.filter(({ role }) => role === 'chair').map((fact) => nameOf(reading, fact)));
  const kept = new Map<string, AttendanceFact>();
  for (const fact of facts) {
    const name = nameOf(reading, fact);
    if (fact.role === 'present' && chairs.has(name)) continue;
    const key = `${fact.role}\n${name}`;
    if (!kept.has(key)) kept.set(key, fact);
  }
  return [...kept.values()];
}
