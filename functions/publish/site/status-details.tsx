// What a source lacks: numbers that are missing, addresses that could not be fetched, pages that could not be read.
import type { Gap, SourceStatus } from '../../../schemas/generated/status.ts';
import { reasonInWords } from '../../health/words.ts';
import { clip, plainLine, webAddress } from '../text.ts';
import type { Words } from './words.ts';

const TITLE_LENGTH = 60;

/** `常务会议2024年缺第3、7–9次；索引号320508/2024-缺17`, or undefined where nothing is missing. */
export const gapsInWords = (gaps: readonly Gap[], words: Words): string | undefined =>
  gaps.length === 0 ? undefined : gaps.map((gap) => gapInWords(gap, words)).join(words('status.and'));

function gapInWords({ of, series = '', sequence, missing, partial }: Gap, words: Words): string {
  const numbers = missing.split(', ').reduce((first, second) => words('list', { first, second }));
  if (of === 'index-number') return words('status.gap.index', { sequence, numbers });
  const gap = words('status.gap', { series, year: sequence, numbers });
  return partial === true ? words('status.gap.partial', { gap }) : gap;
}

interface ShortcomingsProps {
  readonly source: SourceStatus;
  readonly words: Words;
}

/** On demand, because they can be many. */
export function Shortcomings({ source, words }: ShortcomingsProps) {
  const { unfetched = [], quarantined, addresses } = source;
  const failed = unfetched.reduce((sum, { count }) => sum + count, 0);
  const waiting = addresses?.waiting ?? 0;
  return (
    <>
      {failed > 0 && (
        <details>
          <summary>{words('status.unfetched', { n: failed })}</summary>
          <ul class="reasons">
            {unfetched.map(({ fate, code, count, examples }) => (
              <li>
                {words('status.fate', {
                  fate: words(`fate.${fate}`),
                  n: count,
                  reason: reasonInWords(code, words),
                })}
                <ul>
                  {examples.map(({ url, title }) => (
                    <li>
                      <PageLink url={url} title={title} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      )}
      {quarantined.count > 0 && (
        <details>
          <summary>{words('status.unread', { n: quarantined.count })}</summary>
          <ul class="reasons">
            {quarantined.pages.map(({ url, sha256, message, on }) => (
              <li>
                {url === undefined ? <code>{sha256.slice(0, 12)}</code> : <PageLink url={url} title="" />}{' '}
                <span class="note" lang="en">
                  {plainLine(message)} ({on})
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {waiting > 0 && <p class="note">{words('status.queue', { n: waiting })}</p>}
    </>
  );
}

/** A page of the source; files that were dropped have no address to follow. */
function PageLink({ url, title }: { readonly url: string; readonly title: string }) {
  const shown = clip(plainLine(title === '' ? url : title), TITLE_LENGTH);
  const href = webAddress(url);
  return href === undefined ? <span>{shown}</span> : <a href={href}>{shown}</a>;
}
