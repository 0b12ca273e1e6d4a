import guidance from '../data/guidance.json' with { type: 'json' };
import type { Matter } from '../decisions/matter.ts';
import type { Level } from '../government.ts';
import type { Doubt } from '../minutes.ts';

const TRAP_RATE = 0.3;

/** What the parts of an area are called together. */
const UNITS: Readonly<Record<Level, string>> = {
  省: '各市县',
  市: '各县（市、区）',
  区: '各镇街',
  县: '各乡镇',
  镇: '各村（社区）',
};

/** Writes what stands between decisions: statements, exhortations, and sentences that only sound like decisions. */
export class Guidance {
  readonly #matter: Matter;
  readonly #doubts: Doubt[];

  constructor(matter: Matter, doubts: Doubt[]) {
    this.#matter = matter;
    this.#doubts = doubts;
  }

  #fill(text: string): string {
    const { topic, lead, upper, minutes } = this.#matter;
    return text
      .replace('{units}', UNITS[minutes.government.level])
      .replace('{topic}', topic.report)
      .replace('{lead}', lead.name)
      .replace('{level}', minutes.government.level)
      .replace('{upper}', upper);
  }

  statement(): string {
    return `${this.#fill(this.#matter.random.pick(guidance.statements))}。`;
  }

  /** Exhortations, each ending in a full stop; some of them traps. */
  exhortations(count: number): string[] {
    const { random } = this.#matter;
    const chosen = random.sample(guidance.exhortations, count);
    if (random.chance(TRAP_RATE))
      chosen.splice(random.int(0, chosen.length), 0, random.pick(guidance.traps).text);
    return chosen.map((text) => `${this.#fill(text)}。`);
  }

  /** A paragraph of exhortation. */
  paragraph(): string {
    const { random } = this.#matter;
    const opening = random.pick(['会议强调，', '会议要求，', '会议指出，', '']);
    const text = opening + this.exhortations(random.int(2, 4)).join('');
    return random.chance(0.06) ? text + this.#borderline() : text;
  }

  /** 一要…二要…三要… or 一是…二是…三是…, in one paragraph. 一要 goes only before what begins with 要. */
  counted(): string {
    const { random } = this.#matter;
    const opening = random.pick(['会议强调，', '会议要求，']);
    const parts = this.exhortations(3).map((text, at) => {
      const numeral = '一二三四'.charAt(at);
      return text.startsWith('要') ? `${numeral}${text}` : `${numeral}是${text}`;
    });
    return opening + parts.join('');
  }

  #borderline(): string {
    const { random, minutes } = this.#matter;
    const { mark, marked } = minutes.marks.around(this.#fill(random.pick(guidance.borderline)));
    this.#doubts.push({ mark, why: 'a concrete task for a named body, but inside guidance' });
    return `${marked}。`;
  }
}
