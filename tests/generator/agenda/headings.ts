import type { GoldItem } from '../../eval/gold.ts';
import study from '../data/study.json' with { type: 'json' };
import type { Matter } from '../decisions/matter.ts';

/** One thing that is done with an object: 听取 + 关于…的汇报. */
export interface Act {
  readonly verb: string;
  readonly object: string;
}

export interface Heading {
  readonly kind: GoldItem['kind'];
  /** Other kinds that count as right, where the words leave it open. */
  readonly alsoKinds: readonly GoldItem['kind'][];
  readonly acts: readonly Act[];
}

type Inventor = (m: Matter) => Heading;

const heading = (
  kind: Heading['kind'],
  acts: readonly Act[],
  alsoKinds: Heading['alsoKinds'] = [],
): Heading => ({
  kind,
  acts,
  alsoKinds,
});

const studied: Inventor = (m) => {
  const { random, minutes } = m;
  const material = random.pick(study.materials.filter((text) => !minutes.said.has(text)));
  minutes.said.add(material);
  const object = material
    .replace('{place}', minutes.government.place)
    .replace('{ordinal}', String(random.int(20, 90)));
  return heading('study', [{ verb: random.pick(study.verbs), object }]);
};

function report(m: Matter): Act {
  const { random, topic, lead, minutes } = m;
  const { level } = minutes.government;
  const object = random.weighted([
    [`关于${topic.report}的汇报`, 4],
    [`${lead.name}关于${topic.report}的汇报`, 4],
    [`全${level}${topic.report}汇报`, 2],
    [`${topic.report}的汇报`, 2],
    [`${topic.report}汇报`, 1],
    [`${lead.bare}关于${topic.report}的情况汇报`, 1],
    [`${topic.report}`, 0.7],
  ]);
  return { verb: random.pick(['听取', '听取', '听取', '研究听取']), object };
}

function deliberation(m: Matter): Act {
  const { random, lead } = m;
  const verb = random.weighted([
    ['审议', 8],
    ['研究审议', 2],
    ['讨论', 1],
    ['研究', 1],
  ]);
  const object = random.weighted<() => string>([
    [() => m.announceDocuments(1).join(''), 7],
    [() => m.announceDocuments(random.int(2, 3)).join(random.pick(['', '、'])), 2],
    [() => `${lead.name}${m.announceDocuments(1).join('')}`, 1],
    [() => `${lead.name}关于${m.announceMatter()}的请示`, 2],
    [() => `${m.announceMatter()}`, 1.5],
    [() => `关于${m.announceMatter()}的有关问题`, 1],
    [() => `${m.announceDocuments(1).join('')}及相关事项`, 0.7],
  ])();
  return { verb, object };
}

const deliberated = (act: Act): Heading =>
  heading('deliberation', [act], act.verb === '研究' || act.verb === '讨论' ? ['other'] : []);

/** What is heard and then deliberated, without the hearing. */
export function withOneMatter(h: Heading): Heading {
  const last = h.acts.at(-1);
  return h.kind === 'mixed' && last !== undefined ? deliberated(last) : h;
}

const inventors: readonly (readonly [Inventor, number])[] = [
  [(m) => heading('report', [report(m)]), 30],
  [(m) => deliberated(deliberation(m)), 52],
  [(m) => heading('mixed', [report(m), deliberation(m)]), 7],
  [
    (m) => {
      const matter = m.announceMatter();
      const object = /(?:事宜|事项|问题)$/.test(matter) ? `关于${matter}` : `关于${matter}事宜`;
      return heading('other', [{ verb: '', object }], ['deliberation']);
    },
    4,
  ],
];

/** Invents the heading of an item; the first items of a meeting are mostly studies. */
export function inventHeading(m: Matter, position: number): Heading {
  if (position === 0 && m.random.chance(0.6)) return studied(m);
  if (position === 1 && m.random.chance(0.2)) return studied(m);
  return m.random.weighted(inventors)(m);
}

/** As a heading: 听取…的汇报，审议《…》. */
export const asHeading = (h: Heading): string => h.acts.map(({ verb, object }) => verb + object).join('，');

/** Without its verb: 关于…工作, 关于《…》. What is studied keeps its verb. */
export function asTopic(h: Heading): string {
  if (h.kind === 'study') return asHeading(h);
  const object = h.acts.at(-1)?.object ?? '';
  const bare = object.replace(/的?(?:情况)?汇报$/, '').replace(/^.*?关于(?=[^《》]*$)/, '');
  return `关于${bare}`;
}

/** In a list of what the meeting dealt with, where a verb must stand: 研究关于…事宜. */
export const asListed = (h: Heading): string =>
  h.acts.map(({ verb, object }) => (verb || '研究') + object).join('，');

/** As the start of a sentence after 会议: 听取了…的汇报，审议了《…》. */
export const asSentence = (h: Heading): string =>
  h.acts.map(({ verb, object }) => (verb === '' ? `研究了${object}` : `${verb}了${object}`)).join('，');
