// Pages of a government that does not exist, in the shapes of real content systems.

export interface Entry {
  readonly path: string;
  readonly title: string;
  readonly day: string;
}

/** Minutes number n, listed on a day of 2024 of its own. */
export const entry = (n: number): Entry => ({
  path: `/zwgk/cwhy/2024/${n}.html`,
  title: `第${n}次常务会议纪要`,
  day: new Date(Date.UTC(2024, 0, 1 + n * 7)).toISOString().slice(0, 10),
});

export const entries = (from: number, to: number): Entry[] =>
  Array.from({ length: from - to + 1 }, (_, i) => entry(from - i));

/** A page of a list, newest first, with a link to the next page. */
export const listPage = (listed: readonly Entry[], next?: string): string =>
  `<!doctype html><html><head><title>常务会议</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>
<ul class="list">${listed
    .map(
      ({ path, title, day }) => `<li><a href="${path}" title="${title}">${title}</a><span>${day}</span></li>`,
    )
    .join('\n')}</ul>
<div class="page">${next === undefined ? '' : `<a href="${next}">下一页</a>`}</div></body></html>`;

/** A page of minutes that the parser reads. */
export const minutesPage = ({ title, day }: Entry, more = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${day} 10:00"><meta name="SiteName" content="云岭市青溪区人民政府">
</head><body><div class="nav"><a href="/">首页</a></div><div class="TRS_Editor">
<p>青溪区人民政府${title}</p>
<p>${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日上午，区长林知远主持召开青溪区人民政府${title.replace('纪要', '')}。</p>
<p>一、审议《青溪区数字档案管理办法》</p>
<p>会议听取了区档案局关于《青溪区数字档案管理办法》起草情况的汇报，原则同意该办法，由区档案局按程序印发实施。${more}</p>
<p>出席：林知远、周望舒、陈一鸣</p></div><div class="footer">主办：青溪区人民政府办公室</div></body></html>`;

/** A piece of news that is no set of minutes, listed on a day. */
export const news = (n: number, day: string): Entry => ({
  path: `/zwgk/cwhy/2024/news-${n}.html`,
  title: `区长调研第${n}个社区`,
  day,
});

/** Puts a list on a site, so many entries a page, with links to the next page; and the minutes that it names. */
export function publishList(
  { pages }: { readonly pages: Map<string, unknown> },
  all: readonly Entry[],
  { size = 3, place = '/zwgk/cwhy/' } = {},
): void {
  const path = (page: number) => `${place}${page === 1 ? '' : `index_${page}.html`}`;
  const last = Math.max(1, Math.ceil(all.length / size));
  for (let page = 1; page <= last; page++) {
    const listed = all.slice((page - 1) * size, page * size);
    pages.set(path(page), listPage(listed, page < last ? path(page + 1) : undefined));
  }
  for (const one of all) if (!pages.has(one.path)) pages.set(one.path, minutesPage(one));
}
