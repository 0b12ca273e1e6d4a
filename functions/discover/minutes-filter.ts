import type { MinutesFilter } from '../../schemas/generated/source.ts';
import type { Listed } from './lists/list-page.ts';

/** What names minutes of an executive meeting in a list: 第17次常务会议纪要, 区长办公会会议纪要〔2024〕3号. */
const DEFAULT_TITLE = '(?:常务|办公|专题|工作)会议?.{0,12}纪要|会议纪要';

/** Tells minutes from the other entries of a list; a list that names no titles is told by its addresses alone. */
export function minutesFilter(filter: MinutesFilter = {}): (entry: Listed) => boolean {
  const title = new RegExp(filter.title ?? DEFAULT_TITLE, 'u');
  const notTitle = filter.notTitle === undefined ? undefined : new RegExp(filter.notTitle, 'u');
  const path = filter.path === undefined ? undefined : new RegExp(filter.path, 'u');
  return (entry) => {
    const { pathname, search } = new URL(entry.url);
    if (path !== undefined && !path.test(pathname + search)) return false;
    if (entry.title === '') return path !== undefined;
    return title.test(entry.title) && notTitle?.test(entry.title) !== true;
  };
}
