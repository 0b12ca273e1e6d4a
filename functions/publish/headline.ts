import type { Decision, MinutesDocument, Responsible } from '../../schemas/generated/minutes.ts';
import { DECISION_KIND, RESPONSIBLE_ROLE } from './labels.ts';
import { clip, plainLine } from './text.ts';

const OBJECT_LENGTH = 60;
const NAME_LENGTH = 20;
const FULL_NAME_LENGTH = 60;
const RESPONSIBLE_LENGTH = 600;
const NAMES_IN_HEADLINE = 2;

/** Kinds whose word reads as a verb of its object: 「原则同意《…》」; the others take a colon. */
const GOVERNS_ITS_OBJECT: ReadonlySet<Decision['kind']> = new Set([
  'approve',
  'approve-in-principle',
  'defer',
  'reject',
]);

/** What was decided, in a few words: `原则同意《…办法（修订稿）》`. One plain line of bounded length. */
function whatWasDecided(decision: Pick<Decision, 'kind' | 'subjects' | 'text'>): string {
  const word = DECISION_KIND[decision.kind];
  const [first, ...others] = decision.subjects.map(plainLine).filter((subject) => subject !== '');
  if (first === undefined) return `${word}：${clip(plainLine(decision.text), OBJECT_LENGTH)}`;
  const joint = GOVERNS_ITS_OBJECT.has(decision.kind) ? '' : '：';
  const rest = others.length === 0 ? '' : `等${others.length + 1}项`;
  return `${word}${joint}${clip(first, OBJECT_LENGTH)}${rest}`;
}

/** Who must carry it out, in a few words: `区司法局、区财政局等4方`; undefined when the minutes name nobody. */
function whoIsResponsible(responsible: readonly Responsible[]): string | undefined {
  if (responsible.length === 0) return undefined;
  const names = responsible.slice(0, NAMES_IN_HEADLINE).map(({ name }) => clip(plainLine(name), NAME_LENGTH));
  const rest = responsible.length > NAMES_IN_HEADLINE ? `等${responsible.length}方` : '';
  return `${names.join('、')}${rest}`;
}

/**
 * The whole decision in one glance: `原则同意《…办法》（责任：区司法局）`.
 * @param agenda The agenda item, where that is to be named: `agendaOf`.
 */
export function headline(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'responsible'>,
  agenda?: string,
): string {
  const who = whoIsResponsible(decision.responsible);
  return withNotes(decision, agenda, who === undefined ? [] : [`责任：${who}`]);
}

/** The same for one of those responsible: its part, and by when: `原则同意《…办法》（牵头；期限：6月底前）`. */
export function taskHeadline(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'deadline'>,
  { role }: Pick<Responsible, 'role'>,
  agenda?: string,
): string {
  const until = decision.deadline && clip(plainLine(decision.deadline.text), NAME_LENGTH);
  return withNotes(decision, agenda, [
    RESPONSIBLE_ROLE[role],
    ...(until === undefined || until === '' ? [] : [`期限：${until}`]),
  ]);
}

function withNotes(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text'>,
  agenda: string | undefined,
  others: readonly string[],
): string {
  const notes = [...(agenda === undefined ? [] : [`议题：${agenda}`]), ...others];
  return `${whatWasDecided(decision)}${notes.length === 0 ? '' : `（${notes.join('；')}）`}`;
}

/** An object that points back into the page: 有关建议安排, 该方案, 下一步工作安排. By itself it says nothing. */
const POINTS_BACK = /^(?:有关|相关|该|此|其|上述|以上|前述|下一?步|下一?阶段)/;

/**
 * The agenda item that a decision was taken under, in a few words, where the decision says nothing without it: else two
 * of one meeting read alike in a list.
 */
export function agendaOf(
  { items }: Pick<MinutesDocument, 'items'>,
  { item, subjects }: Pick<Decision, 'item' | 'subjects'>,
): string | undefined {
  if (!subjects.map(plainLine).every((subject) => POINTS_BACK.test(subject))) return undefined;
  const heading = plainLine(items.find(({ number }) => number === item)?.heading ?? '');
  return heading === '' ? undefined : clip(heading, OBJECT_LENGTH);
}

/** Everyone responsible with their roles: `区司法局（负责）、区财政局（配合）`. One plain line of bounded length. */
export const responsibleInWords = (responsible: readonly Responsible[]): string =>
  clip(
    responsible
      .map(({ name, role }) => `${clip(plainLine(name), FULL_NAME_LENGTH)}（${RESPONSIBLE_ROLE[role]}）`)
      .join('、'),
    RESPONSIBLE_LENGTH,
  );
