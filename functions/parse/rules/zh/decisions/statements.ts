import type { Clause, Paragraph, Passage } from '../../../clauses/passage.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Statement } from '../../../refine/statement.ts';
import { joined, rangeOf } from '../../../text/range.ts';
import { deadlineIn, isDeadline } from '../deadlines/deadlines.ts';
import { isSupplement, labelsIn } from '../responsibility/responsibility.ts';
import { actsIn, isTalk } from './acts.ts';
import { type Readiness, Said } from './said.ts';
import { moreOf } from './sequel.ts';
import { settledBy } from './settled.ts';
import { phrasesOf, toldIn } from './told.ts';

/** What the reading of a stretch needs to know of what surrounds it. */
export interface Setting {
  readonly passage: Passage;
  readonly heldOn: string | undefined;
  /** What stands in it was studied: it tells of the content of a speech or a law. */
  readonly studied: boolean;
  /** What names the matter, and is no task even where it sounds like one. */
  readonly headings?: ReadonlySet<Paragraph>;
  /**
   * Nothing but points below the heading of what was considered; a list that the whole page stands in; or a point of that list
   * which is all of its item.
   */
  readonly listed: 'point' | 'document' | 'item' | undefined;
}

/** Takes paragraphs that are read together apart into statements. */
export function statementsOf(paragraphs: readonly Paragraph[], setting: Setting): readonly Statement[] {
  const statements: Statement[] = [];
  let sentence = 0;
  /** 会议决定：, as against 会议议定：, opened the list that stands open. */
  let firm = false;
  /** One point of a list that decides makes of the others what the meeting settled too. */
  let { listed } = setting;
  for (const paragraph of paragraphs)
    for (const [within, { clauses, surface }] of paragraph.sentences.entries()) {
      let said = false;
      for (const group of segmentsOf(surface, clauses)) {
        const opener = group.findLast(({ reports, mode }) => reports && mode === 'settle');
        const decides = opener !== undefined && isFirm(surface, opener);
        if (opener?.mark === '：') firm = decides;
        statements.push(
          statementOf(paragraph, surface, group, sentence, { ...setting, listed }, statements.at(-1), {
            said,
            firm,
            decides,
            within,
          }),
        );
        const last = statements.at(-1);
        if (last?.enumerated === true && last.acts.length > 0) listed ??= 'document';
        said ||=
          opener !== undefined || (statements.at(-1)?.acts.some(({ kind }) => kind === 'determine') ?? false);
      }
      sentence++;
    }
  return statements;
}

/** More clauses than any sentence has: what is read together stays small. */
const MOST_CLAUSES = 120;

/** What stands between semicolons; 关于甲问题：一是…；二是… names the matter of its points before the first of them. */
function segmentsOf(surface: Surface, clauses: readonly Clause[]): readonly (readonly Clause[])[] {
  const groups: Clause[][] = [];
  for (const clause of clauses) {
    const last = groups.at(-1);
    const first = last?.[0];
    const named =
      last?.length === 1 && first?.mark === '：' && clause.enumerated && namesMatter(surface, first);
    if (last !== undefined && first?.segment === clause.segment && !named && last.length < MOST_CLAUSES)
      last.push(clause);
    else groups.push([clause]);
  }
  return groups;
}

const namesMatter = (surface: Surface, clause: Clause): boolean =>
  !clause.reports && new Said(surface, [clause]).is('told', clause);

const isFirm = (surface: Surface, clause: Clause): boolean =>
  clause.mark !== '：' || moreOf(surface, clause).some(({ yields }) => yields === 'firm');

interface Frame {
  readonly said: boolean;
  readonly firm: boolean;
  readonly decides: boolean;
  /** Index of the sentence in its paragraph. */
  readonly within: number;
}

function statementOf(
  paragraph: Paragraph,
  surface: Surface,
  clauses: readonly Clause[],
  sentence: number,
  setting: Setting,
  before: Statement | undefined,
  frame: Frame,
): Statement {
  const { passage } = setting;
  const [first] = clauses;
  const last = clauses.at(-1);
  const range = first === undefined || last === undefined ? rangeOf(0, 0) : joined(first.outer, last.outer);
  const words = first === undefined || last === undefined ? range : joined(first.range, last.range);
  const talk = first !== undefined && isTalk(first.mode) ? first.mode : undefined;
  const phrases = phrasesOf(surface, clauses, passage.tracer);
  const acts = actsIn(surface, clauses, phrases, sentence, before, passage.tracer);
  const told = toldIn(surface, clauses, phrases, acts, passage.tracer);
  const opensParagraph = clauses[0] === paragraph.sentences[0]?.clauses[0];
  const whole =
    paragraph.sentences.length === 1 && clauses.length === (paragraph.sentences[0]?.clauses.length ?? 0);
  const { labelled, named, bare } = labelsIn(
    passage.reading.plain,
    surface,
    [first?.from ?? 0, last?.to ?? 0],
    passage.tracer,
  );
  const { plain } = passage.reading;
  const isLimit = whole && first !== undefined && isDeadline(plain, first.sentence, words);
  const deadline = first && deadlineIn(plain, first.sentence, range, setting.heldOn, passage.tracer);
  const opened = clauses.findLastIndex(({ reports, mode }) => reports && mode === 'settle');
  return {
    paragraph,
    within: frame.within,
    surface,
    clauses,
    sentence,
    range,
    enumerated: first?.enumerated === true && (first.mode !== 'narrate' || opensParagraph),
    isCondition: first?.enumerated === true && first.mode === 'narrate' && !opensParagraph,
    talk,
    supplements: first !== undefined && isSupplement(surface, first.from, first.to),
    settles: opened >= 0,
    acts,
    told,
    labelled: whole ? [...labelled, ...named] : labelled,
    bare: isLimit ? 'limit' : bare === 'labels' || whole ? bare : undefined,
    deadline,
    own:
      acts.length > 0
        ? undefined
        : settledBy({
            surface,
            clauses,
            from: opened + 1,
            readiness: readinessOf(clauses, opened, setting, frame),
            told,
            due: deadline !== undefined,
            studied: setting.studied || setting.headings?.has(paragraph) === true,
          }),
  };
}

/** How readily the clauses may be taken for something settled. */
function readinessOf(
  clauses: readonly Clause[],
  opened: number,
  { listed }: Setting,
  { said, firm, decides }: Frame,
): Readiness | undefined {
  const first = clauses[opened + 1];
  if (first === undefined || first.mode === 'state') return undefined;
  if (opened >= 0) return first.enumerated && !decides ? 'item' : 'said';
  if (said && !first.enumerated) return 'clause';
  if (first.mode !== 'settle') return listed;
  return firm && first.enumerated ? 'said' : 'item';
}
