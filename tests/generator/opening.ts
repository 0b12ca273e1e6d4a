import { asListed } from './agenda/headings.ts';
import type { Item } from './agenda/outlines.ts';
import type { Meeting } from './meeting.ts';
import { chineseDate, chineseNumeralDate } from './numerals.ts';
import type { Random } from './random.ts';

/** How a meeting is introduced: the paragraph, and the name it gives the body. */
export interface Opening {
  readonly text: string;
  readonly body: string;
  /** The posts of the chair as they are written here. */
  readonly posts: readonly string[];
}

interface Told {
  readonly when: string;
  readonly posts: readonly string[];
  /** 区长张三 */
  readonly chair: string;
  /** 区政府第17次常务会议 */
  readonly name: string;
  /** 听取…，审议…。 or empty. */
  readonly agenda: string;
  readonly meeting: Meeting;
}

type Form = (t: Told) => string;

/** The forms of the opening, by name. */
export const openings: Readonly<Record<string, Form>> = {
  'chair-holds': ({ when, chair, name, agenda }) => `${when}，${chair}主持召开${name}${agenda}`,
  'comrade-holds': ({ when, chair, name, agenda }) => `${when}，${chair}同志主持召开${name}${agenda}`,
  'post-after-name': ({ when, meeting, posts, name, agenda }) =>
    `${when}，${meeting.chair.name}${posts.join('、')}主持召开${name}${agenda}`,
  'at-place': ({ when, chair, name, agenda, meeting }) =>
    `${when}，${chair}在${meeting.government.shortest}第一会议室主持召开${name}${agenda}`,
  'held-then-chair': ({ when, chair, name, agenda }) =>
    `${when}，${name}召开，${chair}主持会议${agenda ? `。会议${agenda.slice(1)}` : '。'}`,
  'government-holds': ({ when, chair, name, agenda }) =>
    `${when}，${name}在机关办公楼召开。会议由${chair}主持${agenda ? `，${agenda.slice(1)}` : '。'}`,
  'minutes-follow': ({ when, chair, name }) => `${when}，${chair}主持召开${name}。现将会议有关事项纪要如下：`,
  'presides-over': ({ when, chair, name, agenda }) => `${when}，${chair}主持${name}${agenda}`,
};

const DELEGATED: Form = ({ when, chair, name, agenda, meeting }) =>
  `${when}，受${meeting.government.head}${meeting.onBehalfOf ?? ''}委托，${chair}主持召开${name}${agenda}`;

const LEAD_INS = ['会议议定以下意见：', '现将会议主要内容纪要如下：', '会议议定以下事项：', '纪要如下：'];

function agendaOf(random: Random, items: readonly Item[]): string {
  const style = random.weighted([
    ['all', 4],
    ['some', 2],
    ['none', 3],
  ]);
  if (style === 'none') return '';
  const shown = style === 'all' ? items : items.slice(0, 3);
  return `，${shown.map((item) => asListed(item.heading)).join('，')}${style === 'some' ? '等事项' : ''}`;
}

/** Introduces the meeting in some form, or in the one named. */
export function open(
  random: Random,
  meeting: Meeting,
  items: readonly Item[],
  wanted?: string,
): Opening & { form: string } {
  const { government, chair, term, ordinal, series } = meeting;
  const body = random.weighted([
    [government.shortest, 5],
    [government.short, 2],
    [government.formal, 2],
    [`${government.area}政府`, 1],
  ]);
  const named = term ? `${government.area}${term}人民政府` : body;
  const date = random.chance(0.04) ? chineseNumeralDate(meeting.heldOn) : chineseDate(meeting.heldOn);
  const form = meeting.onBehalfOf ? 'on-behalf' : (wanted ?? random.pick(Object.keys(openings)));
  const posts = form === 'post-after-name' || random.chance(0.3) ? chair.posts.slice(-1) : chair.posts;
  const told: Told = {
    when: date + meeting.during,
    posts,
    chair: posts.join('、') + chair.name,
    name: `${named}${ordinal}${series}`,
    agenda: agendaOf(random, items),
    meeting,
  };
  const write = openings[form] ?? DELEGATED;
  const sentence = write(told);
  const ended = /[。：]$/.test(sentence) ? sentence : `${sentence}。`;
  const text = ended.endsWith('：') || random.chance(0.5) ? ended : ended + random.pick(LEAD_INS);
  return { text, body: named, posts, form };
}
