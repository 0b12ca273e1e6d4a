import type { WebList } from '../../../functions/discover/lists/read-list.ts';
import type { Random } from '../../generator/random.ts';
import { type Change, changed } from '../change.ts';
import type { Kind } from '../kind.ts';
import { listCase } from './list-case.ts';
import { markupDamage } from './markup-damage.ts';
import { inventRows, type Row, SITE } from './rows.ts';

const FORMS: readonly ((row: Row) => string)[] = [
  ({ title, path, day }) => `<li><a href="${path}">${title}</a><span>${day}</span></li>`,
  ({ title, path, day }) =>
    `<li><span class="date">[${day}]</span><a href="${path}" title="${title}">${title.slice(0, 8)}…</a></li>`,
  ({ title, path, day }) =>
    `<tr><td>1</td><td><a target="_blank" href="${SITE}${path}">${title}</a></td><td>${day.replaceAll('-', '/')}</td></tr>`,
  ({ title, path, day }) => `<dt>${day}</dt><dd><a href="${path}">${title}</a></dd>`,
  ({ title, path, day }) =>
    `<div class="row"><a href="${path}"><b>${title}</b></a><div><i>${day.slice(5)}</i><em>${day.slice(0, 4)}</em></div></div>`,
  ({ title, path, day }) => `<p onclick="location.href='${path}'">${title} ${day}</p>`,
];
/** A list that a program of the page has as data, or writes into it. */
const inScript = (rows: readonly Row[]): string =>
  `<script>var list = ${JSON.stringify(rows.map(({ title, path, day }) => ({ title, url: path, date: day })))};</script>`;
const writtenByScript = (rows: readonly Row[]): string =>
  `<script>${rows.map((row) => `document.write('<li><a href="${row.path}">${row.title}</a>${row.day}</li>');`).join('\n')}</script>`;

function pageOf(random: Random): string {
  const rows = inventRows(random);
  const form = random.pick(FORMS);
  const entries = random.weighted<() => string>([
    [() => rows.map(form).join('\n'), 8],
    [() => inScript(rows), 1],
    [() => writtenByScript(rows), 1],
  ])();
  return `<html><head><title>常务会议</title></head><body><div id="nav"><a href="/">首页</a></div><ul id="list" class="news">${entries}</ul><a href="/zwgk/hy/index_2.html">下一页</a></body></html>`;
}

const unseen: readonly Change<string>[] = [
  {
    name: 'comments',
    apply: (_, text) =>
      text.includes('<!--')
        ? text
        : text.replaceAll(
            /(?=<li>|<tr>|<\/li>|<\/a>)/gu,
            () => '<!-- <a href="/no.html">第99次常务会议纪要</a> -->',
          ),
  },
  {
    name: 'tags in capitals',
    apply: (_, text) =>
      text.replaceAll(
        /<(\/?)(li|tr|td|span|div|ul|a)\b/gu,
        (_all, end: string, name: string) => `<${end}${name.toUpperCase()}`,
      ),
  },
  {
    name: 'attributes that say nothing',
    apply: (_, text) => text.replaceAll(/<(li|tr|td|span|a|p)\b/gu, '<$1 data-x=">" class="y"'),
  },
  {
    name: 'white space',
    apply: (_, text) =>
      text.includes('document.write')
        ? text
        : text.replaceAll(/(?<=<\/(?:li|tr|td|dt|dd|div|p)>)(?=<)/gu, '\n\t'),
  },
  { name: 'references', apply: (_, text) => text.replaceAll(/会议(?=[^"]*<)/gu, '&#20250;&#x8bae;') },
  { name: 'fragments', apply: (_, text) => text.replaceAll(/\.html"/gu, '.html#top"') },
  {
    name: 'a program',
    apply: (_, text) => text.replace('</body>', '<script>if (a<b) document.title = "x"</script></body>'),
  },
];

/** Pages that list others. */
export const htmlLists = (): Kind => ({
  name: 'html-list',
  share: 10,
  invent(random) {
    const original = pageOf(random);
    const within = random.pick([undefined, undefined, '#list', 'ul.news', 'body > ul']);
    const list: WebList = { kind: 'html', url: `${SITE}/zwgk/hy/`, ...(within !== undefined && { within }) };
    const { model, story, unseen: isUnseen } = changed(random, original, { unseen, seen: markupDamage });
    return listCase({
      list,
      bytes: Buffer.from(model),
      contentType: 'text/html; charset=utf-8',
      story,
      sameAs: isUnseen ? Buffer.from(original) : undefined,
    });
  },
});
