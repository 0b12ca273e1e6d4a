import postsFile from './data/posts.json' with { type: 'json' };
import type { Government } from './government.ts';
import { chinese, daysAfter } from './numerals.ts';
import { inventNames, type NameStyle } from './people.ts';
import type { Random } from './random.ts';

export interface Meeting {
  readonly government: Government;
  readonly series: string;
  /** How the number is written: 第17次, 第四十七次, 2026年第1次; empty where the page gives none. */
  readonly ordinal: string;
  readonly number: number | null;
  /** 第十八届, where the minutes name the term. */
  readonly term: string;
  readonly heldOn: string;
  readonly during: '' | '上午' | '下午' | '晚';
  readonly chair: { readonly name: string; readonly posts: readonly string[] };
  /** Set where the head of government has somebody else hold the meeting. */
  readonly onBehalfOf?: string;
  readonly deputies: readonly string[];
  /** Names of people who have no place in the meeting yet. */
  readonly names: readonly string[];
  readonly documentNumber: string;
  readonly indexNumber: string;
  readonly issuedOn: string;
  readonly publishedOn: string;
  readonly publishedAt: string;
}

const INDEX_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** An organisation code with its check character (GB 11714). */
function organizationCode(random: Random): string {
  const digits = Array.from({ length: 8 }, () => random.int(0, 9));
  const sum = digits.reduce((total, digit, at) => total + digit * (INDEX_WEIGHTS[at] ?? 0), 0);
  const check = 11 - (sum % 11);
  return digits.join('') + (check === 11 ? '0' : check === 10 ? 'X' : String(check));
}

function inventChair(
  random: Random,
  government: Government,
  names: string[],
): Pick<Meeting, 'chair' | 'onBehalfOf' | 'deputies'> {
  const head = names.shift() ?? '';
  const deputies = names.splice(0, random.int(3, 7));
  const { level } = government;
  const party = level === '镇' ? '镇党委' : `${level}委`;
  const own = random.weighted([
    [[government.head], 5],
    [[`${party}副书记`, government.head], 3],
    [[`${government.shortest}党组书记`, government.head], 2],
    [[`${government.shortest}${government.head}`], 1],
  ]);
  const deputy = deputies[0];
  if (deputy && random.chance(0.06)) {
    const posts = random.pick([[`常务副${government.head}`], [`${party}常委`, `常务副${government.head}`]]);
    return { chair: { name: deputy, posts }, onBehalfOf: head, deputies };
  }
  return { chair: { name: head, posts: own }, deputies };
}

/** Invents one meeting of a government: when, which, who held it, and how it was filed. */
export function inventMeeting(random: Random, government: Government, names: NameStyle): Meeting {
  const year = random.int(2019, 2026);
  const heldOn = daysAfter(`${year}-01-04`, random.int(0, 355));
  const heldYear = Number(heldOn.slice(0, 4));
  const issuedOn = daysAfter(heldOn, random.int(1, 20));
  const publishedOn = daysAfter(issuedOn, random.int(0, 30));
  const series = random.weighted([
    ['常务会议', 90],
    [`${government.head}办公会议`, 5],
    ['全体会议', 5],
  ]);
  const unnumbered = random.chance(0.03);
  const number = unnumbered ? null : random.int(1, 92);
  const [numbered, termed] = random.weighted<[string, boolean]>([
    [[`第${number}次`, false], 60],
    [[`第${chinese(number ?? 0)}次`, false], 12],
    [[`${heldYear}年第${number}次`, false], 18],
    [[`第${number}次`, true], 10],
  ]);
  const pool = inventNames(random, 150, names);
  const people = inventChair(random, government, pool);
  const time = `${String(random.int(8, 17)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`;
  const type = random.pick(['政会纪', '政会', '府会纪', '政常纪', '政办会']);
  const serial = String(random.int(1, 99999)).padStart(5, '0');
  return {
    government,
    series,
    number,
    ordinal: unnumbered ? '' : numbered,
    term: termed && !unnumbered ? `第${random.pick(['十七', '十八', '三', '八', '13'])}届` : '',
    heldOn,
    during: random.weighted<Meeting['during']>([
      ['', 4],
      ['上午', 4],
      ['下午', 4],
      ['晚', 0.3],
    ]),
    ...people,
    names: pool,
    documentNumber: `${government.abbreviation}${type}〔${issuedOn.slice(0, 4)}〕${random.int(1, 60)}号`,
    indexNumber: random.weighted([
      [`${organizationCode(random)}/${issuedOn.slice(0, 4)}-${serial}`, 7],
      [`11${random.int(100000, 659999)}${organizationCode(random)}/${issuedOn.slice(0, 4)}-${serial}`, 2],
      [`A000${random.int(10, 99)}-0203-${issuedOn.slice(0, 4)}-${serial.slice(1)}`, 1],
    ]),
    issuedOn,
    publishedOn,
    publishedAt: `${publishedOn} ${time}`,
  };
}

/** The name of the meeting after the body: 第十八届人民政府第17次常务会议. */
export function titleOf(meeting: Meeting): string {
  const { government, term, ordinal, series } = meeting;
  return term
    ? `${government.area}${term}人民政府${ordinal}${series}纪要`
    : `${government.formal}${ordinal}${series}纪要`;
}

/** Posts of one more member of the government. */
export function memberPost(random: Random, government: Government): string {
  const party = government.level === '镇' ? '镇党委' : `${government.level}委`;
  const post = random.pick(postsFile.deputy).replace('{head}', government.head);
  return post.startsWith('常务') || random.chance(0.2)
    ? `${party}${government.level === '镇' ? '委员' : '常委'}、${post}`
    : post;
}
