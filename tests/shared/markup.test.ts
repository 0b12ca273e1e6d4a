import { selectAll } from 'css-select';
import type { AnyNode, Element } from 'domhandler';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readHtmlList } from '../../functions/discover/lists/html-list.ts';
import { attachmentsOf } from '../../functions/fetch/attachments.ts';
import { parseMarkup } from '../../functions/shared/markup/document.ts';

const URL_OF_LIST = 'https://www.qingxi.example/list/';

describe('a page as a tree', () => {
  it.each([
    '<ul><li><a href="/1.html">第1次</a><span>2024-03-08</span><li>甲</ul>',
    '<p>甲<p>乙<br>丙</p><table><tr><td>丁<td>戊</table>',
    '<svg><title>图</title></svg><math><mi>x</mi></math><form><form><b>甲</p></b></form>',
  ])('is the one that its parser makes of %s', (html) => {
    expect(DomUtils.getOuterHTML(parseMarkup(html))).toBe(DomUtils.getOuterHTML(parseDocument(html)));
  });

  it('is never deeper than what walks it can bear, and loses no words', () => {
    const document = parseMarkup(`${'<div><b>'.repeat(20_000)}会议${'</b></div>'.repeat(20_000)}<p>纪要</p>`);
    expect(DomUtils.textContent(document)).toBe('会议纪要');
    const [last] = selectAll<AnyNode, Element>('p', document);
    expect(last?.parent).toBe(document);
  });

  it('closes what was opened when all of it is closed again', () => {
    const deep = `${'<div>'.repeat(3000)}甲${'</div>'.repeat(3000)}`;
    const document = parseMarkup(`<main>${deep}<i>乙</i></main><i>丙</i>`);
    expect(selectAll<AnyNode, Element>('main > i', document)).toHaveLength(1);
  });
});

describe('one page nested without end', () => {
  const list = (entry: string) => ({
    url: URL_OF_LIST,
    contentType: 'text/html; charset=utf-8',
    bytes: Buffer.from(`<ul><li><a href="/1.html">第1次常务会议纪要</a> 2024-03-08</li>${entry}</ul>`),
  });

  it.each([
    [
      'in the words of a link',
      `<li><a href="/2.html">${'<b>'.repeat(5000)}第2次常务会议纪要</a> 2024-03-18</li>`,
    ],
    ['around a link', `${'<div>'.repeat(5000)}<a href="/2.html">第2次常务会议纪要</a>`],
    ['link by link', '<div><a href="/2.html">第2次常务会议纪要</a>'.repeat(3000)],
  ])('stops no list: %s', (_how, entry) => {
    const page = readHtmlList(
      list(entry),
      { kind: 'html', url: URL_OF_LIST },
      { page: 1, before: 0 },
      { timeZone: 'Asia/Shanghai' },
    );
    expect(page.entries.map(({ title }) => title)).toEqual(['第1次常务会议纪要', '第2次常务会议纪要']);
  });

  it('hides none of its attachments', () => {
    const page = list(`${'<div>'.repeat(4000)}<a href="a.pdf">第3次常务会议纪要.pdf</a>`);
    expect(attachmentsOf(page, '第3次常务会议纪要').map(({ url }) => url)).toEqual([`${URL_OF_LIST}a.pdf`]);
  });
});
