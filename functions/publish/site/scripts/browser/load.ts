import type { SiteFiles } from '../../../search/candidates.ts';

/** The files of the site, each loaded once, and how much that was. */
export interface Loader extends SiteFiles {
  /** Undefined where there is no such file. */
  text(path: string): Promise<string | undefined>;
  /** Bytes on their way here so far, the page and what it names among them. */
  bytes(): number;
  /** Bytes that a file of so many would take on its way, by what the others took. */
  expected(bytes: number): number;
}

/** Entries that the browser remembers of what it has loaded; 250 unless said. */
const ENTRIES = 5000;

/** @param root The root of the site, as seen from the page. */
export function loaderOf(root: string): Loader {
  performance.setResourceTimingBufferSize(ENTRIES);
  const texts = new Map<string, Promise<string | undefined>>();
  let [plain, sent] = [1, 1];
  let own = 0;
  const others = () =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
      (sum, entry) => sum + ('encodedBodySize' in entry ? Number(entry.encodedBodySize) : 0),
      0,
    );
  const before = others();

  async function load(path: string): Promise<string | undefined> {
    const answer = await fetch(root + path);
    if (answer.status === 404 || answer.status === 403) return undefined;
    if (!answer.ok) throw new Error(`${answer.status}: ${path}`);
    const text = await answer.text();
    const length = new Blob([text]).size;
    const [entry] = performance.getEntriesByName(answer.url).slice(-1);
    const onItsWay = entry !== undefined && 'encodedBodySize' in entry ? Number(entry.encodedBodySize) : 0;
    plain += length;
    sent += onItsWay || length;
    own += onItsWay || length;
    return text;
  }

  const text = (path: string) => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const loading = load(path);
    texts.set(path, loading);
    // What failed is tried again with the next search.
    loading.catch(() => texts.delete(path));
    return loading;
  };
  return {
    text,
    json: async (path) => {
      const found = await text(path);
      return found === undefined ? undefined : JSON.parse(found);
    },
    bytes: () => before + own,
    expected: (bytes) => (bytes * sent) / plain,
  };
}
