import { describe, expect, it } from 'vitest';
import type { ListPage } from '../../functions/discover/lists/list-page.ts';
import { firstRequest, readList, type WebList } from '../../functions/discover/lists/read-list.ts';

const SITE = 'https://www.qingxi.example';

function read(list: WebList, body: string, type = 'text/html', url = list.url): ListPage {
  const source = { timeZone: 'Asia/Shanghai' };
  return readList({ bytes: Buffer.from(body), contentType: type, url }, list, firstRequest(list), source);
}

const shortly = ({ entries }: ListPage) =>
  entries.map(({ url, title, listedOn = 'no day' }) =>
    `${listedOn} ${title} ${url.replace(SITE, '')}`.trim(),
  );

describe('a JSON interface', () => {
  const list: WebList = {
    kind: 'json',
    url: `${SITE}/api`,
    entries: 'list',
    link: 'url',
    title: 'name',
    date: 'day',
  };
  const one = '{"name":"第17次常务会议纪要","url":"/17.html","day":"2025-09-08"}';
  const first = ['2025-09-08 第17次常务会议纪要 /17.html'];

  it.each([
    [
      'the word searched for is marked',
      { name: "第17次<font color='red'>常务</font>会议纪要", url: '/17.html', day: '2025-09-08' },
      first[0],
    ],
    [
      'references stand in the title',
      { name: '第17次常务会议&nbsp;纪要&#65288;摘要&#65289;', url: '/17.html' },
      'no day 第17次常务会议 纪要（摘要） /17.html',
    ],
    [
      'markup is escaped twice',
      { name: '第17次&lt;em&gt;常务&lt;/em&gt;会议纪要', url: '/17.html' },
      'no day 第17次常务会议纪要 /17.html',
    ],
    ['a sign is no markup', { name: 'A&B公司<3亿元>', url: '/17.html' }, 'no day A&B公司<3亿元> /17.html'],
    [
      'references stand in the address',
      { name: '纪要', url: '/show?id=16&amp;c=2' },
      'no day 纪要 /show?id=16&c=2',
    ],
    [
      'the address is escaped twice',
      { name: '纪要', url: '/show?id=16&amp;amp;c=2' },
      'no day 纪要 /show?id=16&c=2',
    ],
    [
      'moments are in UTC',
      { name: '纪要', url: '/1', day: '2025-08-10T16:00:00.000+00:00' },
      '2025-08-11 纪要 /1',
    ],
    ['moments are numbers', { name: '纪要', url: '/1', day: 1753372800000 }, '2025-07-25 纪要 /1'],
    [
      'the title has radicals',
      { name: '青溪区人⺠政府⽔利会议', url: '/1' },
      'no day 青溪区人民政府水利会议 /1',
    ],
    ['moments have fractions', { name: '纪要', url: '/1', day: 1753372800.5 }, '2025-07-25 纪要 /1'],
    [
      'moments stand in markup',
      { name: '纪要', url: '/1', day: '<i>2025&#45;07&#45;25</i>' },
      '2025-07-25 纪要 /1',
    ],
    [
      'the beginning of time is no day',
      { name: '纪要', url: '/1', day: '1970-01-01 08:00:00' },
      'no day 纪要 /1',
    ],
    [
      'the address is a whole link',
      { name: '纪要', url: '<a href="/1?a=1&amp;b=2">x</a>' },
      'no day 纪要 /1?a=1&b=2',
    ],
    [
      'the address has names of references in it',
      { name: '纪要', url: '/1?a=1&copy=2&lt=3' },
      'no day 纪要 /1?a=1&copy=2&lt=3',
    ],
  ])('%s', (_, row, expected) => {
    expect(shortly(read(list, JSON.stringify({ list: [row] }), 'application/json'))).toEqual([expected]);
  });

  it.each([
    [
      'with a tab in a text',
      `{"list":[${one.replace('常务', '\t常务')}]}`,
      ['2025-09-08 第17次 常务会议纪要 /17.html'],
    ],
    [
      'with a line broken in a text',
      `{"list":[${one.replace('常务', '\r\n常务')}]}`,
      ['2025-09-08 第17次 常务会议纪要 /17.html'],
    ],
    ['with a byte order mark', `\ufeff{"list":[${one}]}`, first],
    ['with a comma too many', `{"list":[${one},]}`, first],
    ['as JSONP', `callback({"list":[${one}]});`, first],
    [
      'as JSONP with a guard',
      `/**/ window.cb_1 && window.cb_1({"list":[${one}]})`.replace(/^.*&& /u, '/**/ '),
      first,
    ],
    ['behind a guard', `)]}',\n{"list":[${one}]}`, first],
    ['as JSONP by a name in brackets', `window["cb"]({"list":[${one}]})`, first],
    ['as JSONP with a guard in words', `/**/ typeof cb === 'function' && cb({"list":[${one}]});`, first],
    ['as JSONP within try', `try{cb({"list":[${one}]})}catch(e){}`, first],
    ['as a variable', `var data = {"list":[${one}]};`, first],
    ['as a text of JSON', JSON.stringify(`{"list":[${one}]}`), first],
    ['on a page with nothing else', `<html><body><pre>{"list":[${one}]}</pre></body></html>`, first],
    [
      'within XML',
      `<?xml version="1.0"?><string xmlns="x">{"list":[${one}]}</string>`
        .replaceAll('"', '&quot;')
        .replace(/&quot;(?=1\.0|\?>|x|>)/gu, '"'),
      first,
    ],
    ['with a NUL in a text', `{"list":[${one.replace('常务', '\0常务')}]}`, first],
    [
      'with names that are not quoted',
      `{list:[{name:'第17次常务会议纪要',url:'/17.html',day:'2025-09-08'}]}`,
      first,
    ],
  ])('may answer %s', (_, body, expected) => {
    expect(shortly(read(list, body, 'application/javascript'))).toEqual(expected);
  });

  it.each([['javascript:alert(1)'], ['mailto:a@b.example'], ['data:text/html,x'], ['http://[half'], ['']])(
    'names nothing at %s',
    (url) => {
      expect(
        read(list, JSON.stringify({ list: [{ name: '纪要', url }] }), 'application/json').entries,
      ).toEqual([]);
    },
  );

  it('says what is wrong with what cannot be read', () => {
    for (const body of [
      '<html>请稍候</html>',
      '{"list":[',
      'callback(',
      '[[[['.repeat(20_000),
      '{"a":'.repeat(50_000),
    ])
      expect(() => read(list, body)).toThrow(expect.objectContaining({ code: 'list-changed' }));
  });
});

describe('answers that are made to hold a reader up', () => {
  const json: WebList = { kind: 'json', url: `${SITE}/api`, entries: 'list', link: 'url', title: 'name' };
  const html: WebList = { kind: 'html', url: `${SITE}/zwgk/` };

  it.each([
    ['white space behind a callback', json, `f()${' '.repeat(1_000_000)}x`],
    ['a comment that nobody closes', json, '/*'.repeat(500_000)],
    ['texts of a program that nobody closes', html, `<script>var a = [{${'"\\'.repeat(300_000)}</script>`],
    ['calls that write nothing', html, `<script>${'document.write('.repeat(60_000)}</script>`],
    ['markup within markup', html, `<a href="/1">${'&lt;b title='.repeat(50_000)}</a>`],
  ])('do not: %s', (_, list, body) => {
    const started = process.cpuUsage();
    try {
      read(list, body);
    } catch (error) {
      expect(error).toMatchObject({ code: 'list-changed' });
    }
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});

describe('a feed', () => {
  const list: WebList = { kind: 'feed', url: `${SITE}/rss/cwhy.xml` };
  const rss = (items: string, attributes = '') =>
    `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>会议</title><link>${SITE}/</link>${items}</channel></rss>`;
  const atom = (entries: string, attributes = '') =>
    `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>会议</title><link rel="self" href="/self"/>${entries}</feed>`;

  it.each<[string, string, string[]]>([
    [
      'a guid that is a permalink',
      rss(`<item><title>纪要</title><guid>${SITE}/17.html</guid></item>`),
      ['no day 纪要 /17.html'],
    ],
    [
      'a link of Atom alone',
      rss(`<item><title>纪要</title><a:link xmlns:a="x" rel="alternate" href="/17.html"/></item>`),
      ['no day 纪要 /17.html'],
    ],
    [
      'a relation in capitals, and one in full',
      atom(
        '<entry><title>纪要</title><link rel="Alternate" href="/17.html"/></entry><entry><title>纪要</title><link rel="http://www.iana.org/assignments/relation/alternate" href="/16.html"/></entry>',
      ),
      ['no day 纪要 /17.html', 'no day 纪要 /16.html'],
    ],
    [
      'content that stands elsewhere',
      atom('<entry><title>纪要</title><id>urn:17</id><content src="/17.html" type="text/html"/></entry>'),
      ['no day 纪要 /17.html'],
    ],
    [
      'names in capitals',
      `<RSS><CHANNEL><ITEM><TITLE>纪要</TITLE><LINK>/17.html</LINK><PUBDATE>Mon, 08 Sep 2025 00:30:00 GMT+8</PUBDATE></ITEM></CHANNEL></RSS>`,
      ['2025-09-08 纪要 /17.html'],
    ],
    [
      'an item of RDF that says what it is about',
      `<rdf:RDF xmlns:rdf="x"><item rdf:about="${SITE}/17.html"><title>纪要</title></item></rdf:RDF>`,
      ['no day 纪要 /17.html'],
    ],
    [
      'a warning of the server before it',
      `<br />\n<b>Warning</b>: x in y.php<br />\n${rss('<item><title>纪要</title><link>/17.html</link></item>')}`,
      ['no day 纪要 /17.html'],
    ],
    [
      'no guid that says that it is none',
      rss(
        `<item><title>纪要</title><guid isPermaLink="false">${SITE}/17.html</guid></item><item><title>纪要</title><guid>17</guid></item>`,
      ),
      [],
    ],
    [
      'the link before the guid',
      rss(`<item><title>纪要</title><guid>${SITE}/g</guid><link>/17.html</link></item>`),
      ['no day 纪要 /17.html'],
    ],
    [
      'no link of another vocabulary',
      rss(
        `<item><title>纪要</title><atom:link rel="self" href="/self"/><link>/17.html</link></item>`,
        'xmlns:atom="http://www.w3.org/2005/Atom"',
      ),
      ['no day 纪要 /17.html'],
    ],
    [
      'no title of another vocabulary',
      rss('<item><media:title>图</media:title><title>纪要</title><link>/1</link></item>'),
      ['no day 纪要 /1'],
    ],
    [
      'markup in its title',
      rss('<item><title>第16次&lt;em&gt;常务&lt;/em&gt;会议纪要</title><link>/16.html</link></item>'),
      ['no day 第16次常务会议纪要 /16.html'],
    ],
    [
      'a moment without a zone',
      rss('<item><title>纪要</title><link>/1</link><pubDate>2025-08-25 23:30:00</pubDate></item>'),
      ['2025-08-25 纪要 /1'],
    ],
    [
      'a Chinese day',
      rss('<item><title>纪要</title><link>/1</link><pubDate>2025年8月11日</pubDate></item>'),
      ['2025-08-11 纪要 /1'],
    ],
    [
      'a day of Dublin Core',
      rss('<item><title>纪要</title><link>/1</link><dc:date>2025-08-10T16:30:00Z</dc:date></item>'),
      ['2025-08-11 纪要 /1'],
    ],
    [
      'a day that is none',
      rss('<item><title>纪要</title><link>/1</link><pubDate>昨天</pubDate></item>'),
      ['no day 纪要 /1'],
    ],
    [
      'xml:base, one within the other',
      rss('<item xml:base="cwhy/"><title>纪要</title><link>17.html</link></item>', 'xml:base="/zwgk/"'),
      ['no day 纪要 /zwgk/cwhy/17.html'],
    ],
    [
      'an address that is none of the web',
      rss('<item><title>纪要</title><link>javascript:alert(1)</link></item>'),
      [],
    ],
    [
      'a namespace prefix',
      '<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/"><item><title>纪要</title><link>/1</link></item></rdf:RDF>',
      ['no day 纪要 /1'],
    ],
    [
      'of several links the page',
      atom(
        '<entry><title>纪要</title><link rel="enclosure" type="image/png" href="/cover.png"/><link rel="alternate" type="application/pdf" href="/17.pdf"/><link rel="alternate" href="/17.html"/></entry>',
      ),
      ['no day 纪要 /17.html'],
    ],
    [
      'an alternate that is a document, where there is no page',
      atom('<entry><title>纪要</title><link type="application/pdf" href="/17.pdf"/></entry>'),
      ['no day 纪要 /17.pdf'],
    ],
    [
      'an identifier that is an address',
      atom(
        `<entry><title>纪要</title><id>${SITE}/17.html</id></entry><entry><title>纪要</title><id>tag:1</id></entry>`,
      ),
      ['no day 纪要 /17.html'],
    ],
    [
      'when it was published, not when it was changed',
      atom(
        '<entry><title>纪要</title><link href="/1"/><updated>2025-10-01T00:00:00Z</updated><published>2025-09-07T16:30:00Z</published></entry>',
      ),
      ['2025-09-08 纪要 /1'],
    ],
    [
      'when it was changed, where nothing else is said',
      atom('<entry><title>纪要</title><link href="/1"/><updated>2025-09-07T16:30:00Z</updated></entry>'),
      ['2025-09-08 纪要 /1'],
    ],
    [
      'a title of XHTML',
      atom('<entry><title type="xhtml"><div>第<b>17</b>次纪要</div></title><link href="/1"/></entry>'),
      ['no day 第17次纪要 /1'],
    ],
    [
      'prefixes of its own choice',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>纪要</a:title><a:link href="/1"/><a:published>2025-09-08</a:published></a:entry></a:feed>',
      ['2025-09-08 纪要 /1'],
    ],
    [
      'an address relative to its entry',
      atom(
        '<entry xml:base="/zwgk/"><title>纪要</title><link href="17.html"/></entry>',
        `xml:base="${SITE}/x/"`,
      ),
      ['no day 纪要 /zwgk/17.html'],
    ],
  ])('is read by %s', (_, body, expected) => {
    expect(shortly(read(list, body, 'text/xml'))).toEqual(expected);
  });
});

describe('a sitemap', () => {
  const list: WebList = { kind: 'sitemap', url: `${SITE}/sitemap.xml` };
  const url = (inside: string, p = '') => `<${p}url><${p}loc>${SITE}/17.html</${p}loc>${inside}</${p}url>`;

  it.each<[string, string, string[]]>([
    [
      'with a prefix',
      `<sm:urlset xmlns:sm="x">${url('<sm:lastmod>2025-09-07T17:00:00Z</sm:lastmod>', 'sm:')}</sm:urlset>`,
      ['2025-09-08  /17.html'],
    ],
    [
      'in UTC',
      `<urlset>${url('<lastmod>2025-09-07T17:00:00Z</lastmod>')}</urlset>`,
      ['2025-09-08  /17.html'],
    ],
    [
      'with pictures',
      `<urlset>${url(`<image:image><image:loc>${SITE}/a.png</image:loc></image:image>`)}</urlset>`,
      ['no day  /17.html'],
    ],
    [
      'with a section',
      `<urlset><url><loc><![CDATA[${SITE}/17.html?a=1&b=2]]></loc></url></urlset>`,
      ['no day  /17.html?a=1&b=2'],
    ],
    [
      'of news',
      `<urlset>${url('<lastmod>2025-10-01</lastmod><news:news><news:publication_date>2025-09-08</news:publication_date><news:title>第17次常务会议纪要</news:title></news:news>')}</urlset>`,
      ['2025-09-08 第17次常务会议纪要 /17.html'],
    ],
    ['as a text', `${SITE}/17.html\r\n${SITE}/16.html\n`, ['no day  /17.html', 'no day  /16.html']],
    ['as a text with a byte order mark', `\ufeff${SITE}/17.html`, ['no day  /17.html']],
    [
      'with sessions',
      `<urlset><url><loc>${SITE}/17.html;jsessionid=0A1B</loc></url><url><loc>${SITE}/17.html;jsessionid=0C</loc></url></urlset>`,
      ['no day  /17.html'],
    ],
    [
      'with addresses that leave out the host',
      '<urlset><url><loc>/17.html</loc></url><url><loc>//www.qingxi.example/16.html</loc></url><url><loc>17</loc></url></urlset>',
      ['no day  /17.html', 'no day  /16.html'],
    ],
    ['in capitals', `<URLSET><URL><LOC>${SITE}/17.html</LOC></URL></URLSET>`, ['no day  /17.html']],
    ['as a text with a remark', `# 2025\n${SITE}/17.html\n`, ['no day  /17.html']],
    [
      'as a feed',
      `<rss><channel><item><title>纪要</title><link>/17.html</link></item></channel></rss>`,
      ['no day 纪要 /17.html'],
    ],
    [
      'with an address of no web',
      `<urlset><url><loc>javascript:alert(1)</loc></url><url><loc>ftp://a.example/</loc></url></urlset>`,
      [],
    ],
  ])('is read %s', (_, body, expected) => {
    expect(shortly(read(list, body, 'text/xml'))).toEqual(expected.map((line) => line.trim()));
  });

  it('may be an index with prefixes', () => {
    const index = `<s:sitemapindex xmlns:s="x"><s:sitemap><s:loc>${SITE}/a.xml</s:loc><s:lastmod>2025-09-07T17:00:00Z</s:lastmod></s:sitemap></s:sitemapindex>`;
    expect(read(list, index, 'text/xml').sitemaps).toEqual([
      { url: `${SITE}/a.xml`, page: 2, before: 0, changedOn: '2025-09-08' },
    ]);
  });

  it.each(['这里没有网站地图', '<html><body>404</body></html>', 'https://a.example/ 和其他', ''])(
    'is not %s',
    (body) => {
      expect(() => read(list, body, 'text/plain')).toThrow(expect.objectContaining({ code: 'list-changed' }));
    },
  );
});

describe('a list that a page keeps in its scripts', () => {
  const list: WebList = { kind: 'html', url: `${SITE}/col/204/index.html` };
  const page = (body: string) =>
    read(list, `<html><head><title>常务会议</title></head><body>${body}</body></html>`);
  const expected = ['2025-09-08 第17次常务会议纪要 /17.html', '2025-08-25 第16次常务会议纪要 /16.html'];
  const markup =
    '<li><span>2025-09-08</span><a href="/17.html" title="第17次常务会议纪要">第17次…</a></li><li><span>2025-08-25</span><a href="/16.html">第16次常务会议纪要</a></li>';
  const records = `<datastore><nextgroup><![CDATA[<a href="/proxy.jsp?page=1"></a>]]></nextgroup><recordset>${markup.replace(/<li>.*?<\/li>/gu, '<record><![CDATA[$&]]></record>')}</recordset></datastore>`;
  const array =
    "[{title:'第17次常务会议纪要',url:'/17.html',date:'2025-09-08 10:00'},{title:'第16次常务会议纪要',url:'/16.html',date:'2025-08-25'}]";
  const json =
    '[{"TITLE":"第17次常务会议纪要","LINKURL":"\\/17.html","PUBTIME":1757260800000},{"TITLE":"第16次常务会议纪要","LINKURL":"\\/16.html","PUBTIME":1756051200000}]';

  it.each([
    ['as records of XML', `<script type="text/xml">${records}</script>`],
    ['as a template that is filled in', `<script type="text/template"><ul>${markup}</ul></script>`],
    ['as what it writes', `<script>document.write('<ul>${markup.replaceAll('"', '\\"')}</ul>');</script>`],
    ['as an array', `<script>var list = ${array}; show(list);</script>`],
    [
      'as an array among other things',
      `<script>var a=[{x:1,y:f()}];var b=[{"pic":"/a.png","title":"图"}];window.data={rows:${array}}</script>`,
    ],
    ['as JSON', `<script type="application/json">{"props":{"rows":${json}}}</script>`],
    [
      'as a text of the program',
      `<script>list.innerHTML = '<ul>${markup.replaceAll('"', '\\"')}</ul>';</script>`,
    ],
    ['as a text over several lines', `<script>const rows = \`<ul>${markup}</ul>\`;</script>`],
    ['as a field that nobody sees', `<textarea hidden><ul>${markup.replaceAll('<', '&lt;')}</ul></textarea>`],
    ['as the value of a field', `<input type="hidden" value='{"list":${json}}'>`],
    ['as a state of the page', `<script>window.__INITIAL_STATE__={"list":${json}}</script>`],
  ])('%s', (_, body) => {
    const read = page(body);
    expect(shortly(read)).toEqual(expected);
    expect(read.remarks?.join(' ')).toMatch(/in a script of the page and were read there/u);
  });

  it('goes on with the next group of its records', () => {
    expect(page(`<script type="text/xml">${records}</script>`).next?.url).toBe(`${SITE}/proxy.jsp?page=1`);
  });

  it('is read from an answer that is nothing but records', () => {
    const answer = read(
      { kind: 'html', url: `${SITE}/proxy.jsp` },
      `<?xml version="1.0"?>${records}`,
      'text/xml',
    );
    expect(shortly(answer)).toEqual(expected);
  });

  it.each([
    ['location', '<li onclick="location.href=\'/17.html\'"><b>第17次常务会议纪要</b><i>2025-09-08</i></li>'],
    [
      'a window',
      '<li><a href="javascript:void(0)" onclick="window.open(&quot;/17.html&quot;)">第17次常务会议纪要</a><i>2025-09-08</i></li>',
    ],
    [
      'a function of its own',
      "<li><a href=\"javascript:show('17', '/17.html')\">第17次常务会议纪要</a><i>2025-09-08</i></li>",
    ],
    ['data', '<li data-url="/17.html"><b>第17次常务会议纪要</b><i>2025-09-08</i></li>'],
  ])('is read where an entry opens by %s', (_, body) => {
    expect(shortly(page(`<ul>${body}</ul>`))).toEqual(expected.slice(0, 1));
  });

  it('is told of in words where its addresses would have to be worked out', () => {
    const body = `<ul><li><a href="javascript:;" onclick="detail('8a7')">区人民政府第17次常务会议纪要</a></li></ul><script>$.ajax({url:'/api/list',type:'post'})</script>`;
    const { entries, remarks = [] } = page(body);
    expect(entries).toEqual([]);
    expect(remarks[0]).toMatch(
      /^1 entries are opened by a program that does not say where they are \(detail\('8a7'\)\)/u,
    );
    expect(remarks[1]).toContain(`${SITE}/api/list`);
  });

  it('names no templates that are yet to be filled in', () => {
    expect(
      page(
        `<a href="{{url}}">{{title}}</a><script type="text/x-template"><a href="\${it.url}">标题</a></script>`,
      ).entries,
    ).toEqual([]);
  });

  it('is searched in linear time', () => {
    for (const script of [
      '[{'.repeat(100_000),
      `[{"a":"${'x'.repeat(500_000)}`,
      '["'.repeat(100_000),
      '[{}]'.repeat(50_000),
      `document.write('${'<a '.repeat(100_000)}')`,
    ]) {
      const before = performance.now();
      page(`<script>${script}</script>`);
      expect(performance.now() - before, script.slice(0, 20)).toBeLessThan(3000);
    }
  });
});

describe('a list in GB 18030', () => {
  // 第2次常务会议纪要, whole and with the last character cut in two by a site that cuts its titles by bytes.
  const title = Buffer.from('b5da32b4ceb3a3cef1bbe1d2e9bccdd2aa', 'hex');
  const entry = (n: number, words: Uint8Array) =>
    Buffer.concat([Buffer.from(`<li><a href="/${n}.html">`), words, Buffer.from('</a>2024-03-08</li>')]);

  it('loses one character for one byte', () => {
    const body = Buffer.concat([
      Buffer.from('<html><head><meta charset="gb2312"></head><body><ul>'),
      ...[5, 4, 3].map((n) => entry(n, title)),
      entry(2, title.subarray(0, -1)),
      Buffer.from('</ul></body></html>'),
    ]);
    const list: WebList = { kind: 'html', url: `${SITE}/list/` };
    const answer = { bytes: body, contentType: 'text/html', url: list.url };
    const page = readList(answer, list, firstRequest(list), { timeZone: 'Asia/Shanghai' });
    expect(shortly(page)).toEqual([
      ...[5, 4, 3].map((n) => `2024-03-08 第2次常务会议纪要 /${n}.html`),
      '2024-03-08 第2次常务会议纪\ufffd /2.html',
    ]);
  });
});
