// What a source lacks: numbers that are missing, addresses that could not be fetched, pages that could not be read.
import type { Gap, SourceStatus, Unfetched } from '../../../schemas/generated/status.ts';
import { reasonInWords } from '../../health/words.ts';
import { clip, plainLine, webAddress } from '../text.ts';

const FATE: Readonly<Record<Unfetched['fate'], string>> = {
  waiting: '尚待重试',
  gone: '已撤下',
  missing: '打不开',
  refused: '不再读取',
};

const TITLE_LENGTH = 60;

/** `常务会议2024年缺第3、7–9次；索引号320508/2024-缺17`, or undefined where nothing is missing. */
export function gapsInWords(gaps: readonly Gap[]): string | undefined {
  return gaps.length === 0 ? undefined : gaps.map(gapInWords).join('；');
}

function gapInWords({ of, series = '', sequence, missing, partial }: Gap): string {
  const numbers = missing.replaceAll(', ', '、');
  if (of === 'index-number') return `索引号${sequence}缺${numbers}`;
  return `${series}${sequence}年缺第${numbers}次${partial === true ? '（该政府似乎只公布一部分）' : ''}`;
}

/** On demand, because they can be many. */
export function Shortcomings({ source }: { readonly source: SourceStatus }) {
  const { unfetched = [], quarantined, addresses } = source;
  const failed = unfetched.reduce((sum, { count }) => sum + count, 0);
  const waiting = addresses?.waiting ?? 0;
  return (
    <>
      {failed > 0 && (
        <details>
          <summary>没有取到的网页{failed}个</summary>
          <ul class="reasons">
            {unfetched.map(({ fate, code, count, examples }) => (
              <li>
                {FATE[fate]}
                {count}个：{reasonInWords(code)}
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
          <summary>没有读懂的网页{quarantined.count}个</summary>
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
      {waiting > 0 && <p class="note">还有{waiting}个网址等待读取。</p>}
    </>
  );
}

/** A page of the source; files that were dropped have no address to follow. */
function PageLink({ url, title }: { readonly url: string; readonly title: string }) {
  const words = clip(plainLine(title === '' ? url : title), TITLE_LENGTH);
  const href = webAddress(url);
  return href === undefined ? <span>{words}</span> : <a href={href}>{words}</a>;
}
