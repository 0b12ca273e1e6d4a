/** What the records go through, and which files show it. */
import { ABSENT, type Scenario, type Version } from './world.ts';

type Bounds = Partial<Omit<Scenario, 'name' | 'files' | 'history' | 'links'>>;

/** One page: `-` none, `P` published, `Q` corrected, `T` withdrawn. */
const pages: Record<string, Version> = {
  '-': { name: 'no page', files: [ABSENT] },
  P: { name: 'original', files: ['original'] },
  Q: { name: 'corrected', files: ['corrected'] },
  T: { name: 'withdrawn', files: ['tombstone'] },
};

/** A page and the home page that links it. */
const linkedPages: Record<string, Version> = {
  '-': { name: 'no page', files: [ABSENT, 'empty list'] },
  P: { name: 'original', files: ['original', 'link to original'] },
  Q: { name: 'corrected', files: ['corrected', 'link to corrected'] },
  R: { name: 'original, beside another', files: ['original', 'link to original and another'] },
  T: { name: 'withdrawn', files: ['tombstone', 'link to tombstone'] },
};

/** A page and the text that it links, which goes at once when the meeting is withdrawn. */
const pagesWithText: Record<string, Version> = {
  P: { name: 'original', files: ['original text', 'original'] },
  Q: { name: 'corrected', files: ['corrected text', 'corrected'] },
  T: { name: 'withdrawn', files: [ABSENT, 'tombstone'], atOnce: [0] },
};

export const onePage = (history: string, bounds: Bounds = {}): Scenario =>
  scenario(['page'], pages, history, bounds);

/** Two pages that do not link each other: `P` both, `Q` both corrected, `T` both withdrawn. */
export const twoPages = (history: string, bounds: Bounds = {}): Scenario => {
  const versions = Object.entries(pages).map(([letter, { name, files }]): [string, Version] => [
    letter,
    { name, files: [...files, ...files] },
  ]);
  return scenario(['page', 'other page'], Object.fromEntries(versions), history, bounds);
};

export const pageAndHome = (history: string, bounds: Bounds = {}): Scenario => ({
  ...scenario(['page', 'home'], linkedPages, history, bounds),
  links: { from: 1, when: (content) => content.startsWith('link'), to: 0 },
});

export const textAndPage = (history: string, bounds: Bounds = {}): Scenario => ({
  ...scenario(['text', 'page'], pagesWithText, history, bounds),
  links: { from: 1, when: (content) => content === 'original' || content === 'corrected', to: 0 },
});

function scenario(
  files: string[],
  versions: Record<string, Version>,
  history: string,
  bounds: Bounds,
): Scenario {
  const known = [...history].map((letter) => {
    const version = versions[letter];
    if (version === undefined) throw new Error(`no version ${letter}`);
    return version;
  });
  const { kills = 0, stalls = 0, redeliveries = 0 } = bounds;
  const words = Object.entries(bounds).map(([bound, value]) =>
    value === true ? bound : `${bound} ${value}`,
  );
  return {
    ...bounds,
    name: [`${files.join(' and ')} ${[...history].join('→')}`, ...words].join(', '),
    files,
    history: known,
    kills,
    stalls,
    redeliveries,
  };
}
