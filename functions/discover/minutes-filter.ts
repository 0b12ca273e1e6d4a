import type { MinutesFilter } from '../../schemas/generated/source.ts';
import type { NeitherKind } from '../parse/rules/facts.ts';
import { NEITHER_SIGNS } from '../parse/rules/zh/opening/form-signs.ts';
import type { Listed } from './lists/list-page.ts';

/** What an entry of a list is taken for. */
export type Verdict =
  /** Minutes or a report: a page to be fetched. */
  | { readonly is: 'minutes' | 'report' }
  /** About meetings, but neither: what its title says that it is. */
  | { readonly is: 'neither'; readonly kind: NeitherKind }
  /** Not what the source is followed for. */
  | { readonly is: 'other' };

/** What names minutes of an executive meeting in a list: 第17次常务会议纪要, 区长办公会会议纪要〔2024〕3号. */
const MINUTES =
  /(?:常务|办公|专题|工作|党组)会议?.{0,12}纪要|会议纪要|会议(?:决定|议定)事项|(?:市政|縣政|县政|區務|区务|局務|局务|處務|处务|鎮務|镇务|鄉務|乡务)(?:會議|会议)(?:紀錄|纪录|記錄|记录|議程紀錄)/u;
/** What names a meeting of the government itself: 第16次常务会议, 县长办公会, 区政府党组（扩大）会议. */
const MEETING =
  /常务(?:（扩大）|扩大)?会|(?:[县市区州旗镇乡盟]长|主任|政府)办公会|(?:政府|管委会).{0,12}(?:党组|全体)(?:（扩大）|扩大)?会/u;
/** Meetings of which there are many kinds: only one that somebody has convened is an account of it. */
const CONVENED = /(?:主持|召开|举行).{0,24}(?:专题会|党组(?:（扩大）|扩大)?会|党工委(?:（扩大）|扩大)?会)/u;

/** Whether a title names minutes or a report, where a source does not say how its own are called. */
const isUsual = (title: string): boolean =>
  MINUTES.test(title) || MEETING.test(title) || CONVENED.test(title);

/** Which of them it is called; pages may be more than their titles say. */
const formOf = (title: string): 'minutes' | 'report' =>
  /纪要|事项|[紀纪記记][錄录]/u.test(title) ? 'minutes' : 'report';

/** What a title of an account of a meeting says: who held it, or what became of a matter there. */
const TELLS = /召开|举行|主持|审议|研究|听取|传达|学习|部署|通过/u;
/** Pages are refused by the same signs (functions/parse). */
const SIGNS = NEITHER_SIGNS.filter((sign) => sign.in === 'title');

/** What the account of a meeting may speak of without being it: 区政府召开常务会议 传达学习区委全会精神. */
const SPOKEN_OF: ReadonlySet<NeitherKind> = new Set(['other-body', 'rules', 'sample']);

/** What the title says that the entry is, if it is neither minutes nor a report. */
function neitherIn(title: string): NeitherKind | undefined {
  const isTold = isUsual(title) && TELLS.test(title);
  return SIGNS.find(({ kind, match }) => match.test(title) && !(isTold && SPOKEN_OF.has(kind)))?.kind;
}

/** Tells minutes and reports from the other entries of a list; one that names no titles is told by its addresses alone. */
export function entryFilter(filter: MinutesFilter = {}): (entry: Listed) => Verdict {
  const title = filter.title === undefined ? undefined : new RegExp(filter.title, 'u');
  const notTitle = filter.notTitle === undefined ? undefined : new RegExp(filter.notTitle, 'u');
  const path = filter.path === undefined ? undefined : new RegExp(filter.path, 'u');
  const isMeant = (words: string): boolean => title?.test(words) ?? isUsual(words);
  return (entry) => {
    const { pathname, search } = new URL(entry.url);
    if (path !== undefined && !path.test(pathname + search)) return { is: 'other' };
    if (entry.title === '') return { is: path === undefined ? 'other' : 'minutes' };
    if (!isMeant(entry.title) || notTitle?.test(entry.title) === true) return { is: 'other' };
    const kind = neitherIn(entry.title);
    return kind === undefined ? { is: formOf(entry.title) } : { is: 'neither', kind };
  };
}

/** Whether an entry is to be fetched. */
export function minutesFilter(filter: MinutesFilter = {}): (entry: Listed) => boolean {
  const verdictOn = entryFilter(filter);
  return (entry) => isTaken(verdictOn(entry));
}

export const isTaken = ({ is }: Verdict): boolean => is === 'minutes' || is === 'report';

const NAMES: Readonly<Record<NeitherKind, string>> = {
  notice: 'notices of coming meetings',
  'announced-agenda': 'agendas announced in advance',
  rules: 'rules about meetings or introductions to them',
  interpretation: 'interpretations of what was decided',
  list: 'lists of pages',
  sample: 'samples',
  'no-meeting': 'not about a meeting',
  'other-body': 'about plenaries of the people’s congress, the CPPCC or the Party',
};

/** Why entries are passed over although they are about meetings: `2 notices of coming meetings, 1 samples`. */
export function passedOver(verdicts: readonly Verdict[]): string {
  const kinds = verdicts.flatMap((verdict) => (verdict.is === 'neither' ? [verdict.kind] : []));
  return [...new Set(kinds)]
    .map((kind) => `${kinds.filter((one) => one === kind).length} ${NAMES[kind]}`)
    .join(', ');
}
