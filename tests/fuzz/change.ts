import type { Random } from '../generator/random.ts';

/** A change of a file or page by its parts. */
export interface Change<Model> {
  readonly name: string;
  readonly apply: (random: Random, model: Model) => Model;
}

export interface Changed<Model> {
  readonly model: Model;
  readonly story: readonly string[];
  /** None of the changes can be seen. */
  readonly unseen: boolean;
}

const UNSEEN_ALONE = 0.35;
const MOST_CHANGES = 4;

/** Ways in which a model can be changed. */
export interface Changes<Model> {
  /** Whoever looks at the page sees nothing of them: it must say the same. */
  readonly unseen: readonly Change<Model>[];
  /** They may be seen, or leave nothing that can be read. */
  readonly seen: readonly Change<Model>[];
}

/** Changes a model in one to four ways; now and then in none that can be seen. */
export function changed<Model>(
  random: Random,
  model: Model,
  { unseen, seen }: Changes<Model>,
): Changed<Model> {
  const isUnseen = random.chance(UNSEEN_ALONE);
  const choice = isUnseen ? unseen : [...unseen, ...seen, ...seen];
  const story = Array.from({ length: random.int(1, MOST_CHANGES) }, () => random.pick(choice));
  return {
    model: story.reduce((before, change) => change.apply(random, before), model),
    story: story.map(({ name }) => name),
    unseen: story.every((change) => unseen.includes(change)),
  };
}

/** One of the values changed, at a place that is drawn; none where there are none. */
export function changeOne<T>(random: Random, values: readonly T[], change: (value: T) => T): T[] {
  const at = random.int(0, Math.max(0, values.length - 1));
  return values.map((value, i) => (i === at ? change(value) : value));
}
