import type { GoldDecision, GoldResponsible } from '../../eval/gold.ts';
import type { Body } from '../government.ts';
import { inside, type Mark, type Marks } from '../marks.ts';

export interface Deadline {
  readonly text: string;
  /** Last day, where the words fix one. */
  readonly date?: string;
}

type Kind = GoldDecision['kind'];
type Role = GoldResponsible['role'];
/** A body, or a person with the words around the name. */
export type Responsible = Body | { readonly person: string; readonly written: string };

/** Whether a date that may have lost 年, 月 and 日 says only one day: 20231231前 does, 2023121前 and 121前 do not. */
export function saysOneDay(deadline: string): boolean {
  const [, digits = ''] =
    /^(?:20\d\d(?=\d{2,4}前)|(?=\d{2,4}前))(\d+)前/.exec(deadline.normalize('NFKC')) ?? [];
  if (digits === '') return true;
  const readings = [1, 2].filter((length) => {
    const [month, day] = [digits.slice(0, length), digits.slice(length)];
    const written = !month.startsWith('0') && !day.startsWith('0') && day !== '';
    return written && Number(month) <= 12 && Number(day) <= 31;
  });
  return readings.length === 1;
}

/**
 * One decision while its sentence is being written: every method notes a fact and gives back the words for
 * the sentence. {@link DraftDecision.at} stands right before the disposing words.
 */
export class DraftDecision {
  readonly at: string;
  readonly kind: Kind;
  readonly wording: string;
  readonly #marks: Marks;
  readonly #anchor: Mark;
  readonly #subjects: { mark: Mark | undefined; text: string }[] = [];
  readonly #responsible: GoldResponsible[] = [];
  readonly #optional: string[] = [];
  readonly #variants: string[] = [];
  #deadline: (Deadline & { mark: Mark }) | undefined;

  constructor(marks: Marks, kind: Kind, wording: string) {
    const { mark, opened } = marks.begin();
    this.#marks = marks;
    this.#anchor = mark;
    this.at = opened;
    this.kind = kind;
    this.wording = wording;
  }

  subject(text: string): string {
    const { mark, marked } = this.#marks.around(text);
    this.#subjects.push({ mark, text });
    return marked;
  }

  /** Several subjects, joined as a list. */
  subjects(texts: readonly string[], joint: string): string {
    return texts.map((text) => this.subject(text)).join(joint);
  }

  /** A subject that stands elsewhere, in the heading: the sentence only refers to it. */
  about(text: string): void {
    this.#subjects.push({ mark: undefined, text });
  }

  /** Another reading of the subjects that counts as right. */
  alsoSubject(...texts: string[]): void {
    this.#variants.push(...texts);
  }

  lead(who: Responsible): string {
    return this.#note(who, 'lead');
  }

  owner(who: Responsible): string {
    return this.#note(who, 'owner');
  }

  support(who: readonly Responsible[]): string {
    return who.map((one) => this.#note(one, 'support')).join('、');
  }

  owners(who: readonly Responsible[]): string {
    return who.map((one) => this.#note(one, 'owner')).join('、');
  }

  #note(who: Responsible, role: Role): string {
    if ('person' in who) {
      if (!this.#responsible.some((r) => r.name === who.person))
        this.#responsible.push({ name: who.person, variants: [who.written], role });
      return who.written;
    }
    if (!this.#responsible.some((r) => r.name === who.name)) this.#responsible.push({ name: who.name, role });
    return who.name;
  }

  /** Somebody who may or may not be read as responsible. */
  maybe(name: string): string {
    this.#optional.push(name);
    return name;
  }

  deadline(due: Deadline): string {
    const { mark, marked } = this.#marks.around(due.text);
    this.#deadline = { ...due, mark };
    return marked;
  }

  /**
   * The truth as it stands on the finished page. Subjects are given as the page has them; where damage has
   * changed them, the undamaged form counts too. `readable` brings page characters into the published form.
   */
  gold(page: string, item: number | null, readable: (text: string) => string): GoldDecision {
    const anchor = inside(page, this.#anchor);
    if (anchor === undefined) throw new Error(`the page lost its decision ${this.wording}`);
    const variants = [...this.#variants];
    const subject = this.#subjects.map(({ mark, text }) => {
      const found = mark === undefined ? text : readable(inside(page, mark) ?? text);
      if (found !== text) variants.push(text);
      return found;
    });
    const due = this.#deadline;
    const onPage = ({ mark, text }: { mark: Mark; text: string }): string =>
      readable(inside(page, mark) ?? text);
    return {
      item,
      kind: this.kind,
      subject,
      ...(variants.length > 0 && { subjectVariants: variants }),
      responsible: this.#responsible,
      ...(this.#optional.length > 0 && { optionalResponsible: this.#optional }),
      deadline: due ? onPage(due) : null,
      ...(due?.date && saysOneDay(onPage(due)) && { deadlineDate: due.date }),
      anchor,
      wording: this.wording,
    };
  }
}
