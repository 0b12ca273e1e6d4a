import { describe, expect, it } from 'vitest';
import { attachmentsOf, continuationOf } from '../../functions/fetch/attachments.ts';

const SITE = 'http://www.qingxi.example';

const pageOf = (body: string, head = '', url = `${SITE}/zwgk/17.html`) => ({
  bytes: Buffer.from(
    `<html><head><meta charset="utf-8">${head}</head><body><h1>青溪区人民政府第17次常务会议纪要</h1>${body}</body></html>`,
  ),
  contentType: 'text/html',
  url,
});
const found = (body: string, head = '') =>
  attachmentsOf(pageOf(body, head), '纪要').map(({ url }) => url.replace(SITE, ''));

describe('the document that holds the text of a page', () => {
  it.each<[string, string, string[]]>([
    ['linked', '<a href="/upload/17.pdf">附件</a>', ['/upload/17.pdf']],
    ['linked by the words of the link', '<a href="/down?id=3">附件：会议纪要.pdf</a>', ['/down?id=3']],
    [
      'sent by a program of the server',
      '<a href="/down.jsp?name=17.pdf&id=3">下载</a>',
      ['/down.jsp?name=17.pdf&id=3'],
    ],
    ['embedded', '<embed src="/upload/17.pdf">', ['/upload/17.pdf']],
    ['an object', '<object data="/upload/17.pdf" type="application/pdf"></object>', ['/upload/17.pdf']],
    ['an object by its type', '<object data="/show?id=17" type="application/pdf"></object>', ['/show?id=17']],
    [
      'in a viewer',
      '<iframe src="/pdfjs/web/viewer.html?file=%2Fupload%2F17.pdf"></iframe>',
      ['/upload/17.pdf'],
    ],
    [
      'in a viewer, with a place in it',
      '<iframe src="/pdfjs/web/viewer.html?file=/upload/17.pdf#page=1"></iframe>',
      ['/upload/17.pdf'],
    ],
    [
      'in a viewer, relative to it',
      '<iframe src="/pdfjs/web/viewer.html?file=../17.pdf"></iframe>',
      ['/pdfjs/17.pdf'],
    ],
    [
      'in a viewer of another name',
      '<iframe src="/static/preview?theme=1&url=/upload/17.docx"></iframe>',
      ['/upload/17.docx'],
    ],
    [
      'in a viewer of another host',
      `<iframe src="https://view.example/op/view.aspx?src=${encodeURIComponent(`${SITE}/upload/17.docx`)}"></iframe>`,
      ['/upload/17.docx'],
    ],
    [
      'in a viewer that is linked',
      '<a href="/web/viewer.html?file=/upload/17.pdf">查看</a>',
      ['/upload/17.pdf'],
    ],
    ['in a program', '<script>PDFObject.embed("\\/upload\\/17.pdf", "#show");</script>', ['/upload/17.pdf']],
    ['opened by a program', '<a href="javascript:open(\'17.pdf\')">附件.pdf</a>', ['/zwgk/17.pdf']],
    ['opened at a click', `<a onclick="window.open('/upload/17.pdf')">下载</a>`, ['/upload/17.pdf']],
    ['named by the title of its link', '<a href="/down?id=3" title="纪要.pdf">下载</a>', ['/down?id=3']],
    ['named by the name to be saved', '<a href="/down?id=3" download="纪要.docx">下载</a>', ['/down?id=3']],
    [
      'shown when its frame is looked at',
      '<iframe src="about:blank" data-src="/17.pdf"></iframe>',
      ['/17.pdf'],
    ],
    [
      'a parameter of an object',
      '<object type="application/pdf"><param name="src" value="/upload/17.pdf"></object>',
      ['/upload/17.pdf'],
    ],
    [
      'in a viewer, escaped twice',
      '<iframe src="/pdfjs/web/viewer.html?file=%252Fupload%252F17.pdf"></iframe>',
      ['/upload/17.pdf'],
    ],
    [
      'in a viewer, behind its #',
      '<iframe src="/pdfjs/web/viewer.html#file=/upload/17.pdf"></iframe>',
      ['/upload/17.pdf'],
    ],
    [
      'in a viewer, without the name of a file',
      '<iframe src="/pdfjs/web/viewer.html?file=/down%3Fid%3D3"></iframe>',
      ['/down?id=3'],
    ],
    [
      'in a viewer, in base 64',
      `<iframe src="/onlinePreview?url=${Buffer.from(`${SITE}/upload/17.pdf`).toString('base64')}"></iframe>`,
      ['/upload/17.pdf'],
    ],
    ['in a program, with escapes', '<script>var u = "/17.pdf?a=1\\u0026b=2"</script>', ['/17.pdf?a=1&b=2']],
    ['not where a page is to lead after a login', '<a href="/login.html?url=/home">登录</a>', []],
    ['not another page in a preview of the site', '<a href="/preview?path=/home">预览</a>', []],
    [
      'none of the web',
      '<a href="javascript:show(17)">附件.pdf</a><a href="mailto:a.pdf@b.example">x</a>',
      [],
    ],
    ['another kind', '<a href="/upload/17.xls">附件</a>', []],
  ])('%s', (_, body, expected) => {
    expect(found(body)).toEqual(expected);
  });

  it('is relative to the base of the page', () => {
    expect(found('<a href="17.pdf">附件</a>', '<base href="/files/">')).toEqual(['/files/17.pdf']);
  });

  it('is not looked for beside a text', () => {
    expect(found(`<p>${'会议同意该方案。'.repeat(50)}</p><a href="/upload/17.pdf">附件</a>`)).toEqual([]);
  });
});

describe('a page that leads on', () => {
  const refresh = (content: string) => found('', `<meta http-equiv="Refresh" content="${content}">`);

  it.each<[string, string[]]>([
    ['0; url=/real/17.html', ['/real/17.html']],
    ["0;URL='/real/17.html'", ['/real/17.html']],
    ['5, url=real.html', ['/zwgk/real.html']],
    ['0;/real/17.html', ['/real/17.html']],
    ['0.5; url=/real/17.html#top', ['/real/17.html']],
    ['600; url=/real/17.html', []],
    ['0; url=/zwgk/17.html', []],
    ['300', []],
    ['0; url=javascript:alert(1)', []],
    ['', []],
  ])('by refresh %s', (content, expected) => {
    expect(refresh(content)).toEqual(expected);
  });

  it('not for readers without scripts', () => {
    expect(
      found('', '<noscript><meta http-equiv="refresh" content="0; url=/no-js.html"></noscript>'),
    ).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['a frame', '<iframe src="/real/17.html"></iframe>', ['/real/17.html']],
    [
      'a frameset',
      '<frameset><frame name="top" src="/t.html"><frame name="main" src="/real/17.html"></frameset>',
      ['/real/17.html'],
    ],
    ['no frame of another site', '<iframe src="https://elsewhere.example/17.html"></iframe>', []],
    [
      'no frame that is not seen',
      '<iframe width="0" height="0" src="/17.html"></iframe><iframe style="display:none" src="/a"></iframe>',
      [],
    ],
    [
      'no furniture',
      '<iframe src="/inc/header.html"></iframe><iframe id="share" src="/s.html"></iframe>',
      [],
    ],
    [
      'the document rather than the frame',
      '<iframe src="/real/17.html"></iframe><a href="/17.pdf">附件</a>',
      ['/17.pdf'],
    ],
    ['a program', '<script>window.location.href="/real/17.html";</script>', ['/real/17.html']],
    ['another program', "<script>if(1){location.replace('/real/17.html')}</script>", ['/real/17.html']],
    [
      'a program, a little later',
      `<script>setTimeout("location.href='/real/17.html'", 9)</script>`,
      ['/real/17.html'],
    ],
    ['a program in this window', '<script>window.open("/real/17.html", "_self")</script>', ['/real/17.html']],
    ['a program by name', '<script>window["location"] = "/real/17.html"</script>', ['/real/17.html']],
    [
      'a program, and not what its remarks say',
      '<script>// location.href="/old.html"\n/* location.href="/older.html" */ location.href="/real/17.html"</script>',
      ['/real/17.html'],
    ],
    ['no program that opens another window', '<script>window.open("/advert.html", "_blank")</script>', []],
    [
      'a frame that is filled later',
      '<iframe src="javascript:;" data-src="/real/17.html"></iframe>',
      ['/real/17.html'],
    ],
    [
      'no frame that is hidden',
      '<iframe hidden src="/a"></iframe><iframe style="visibility:hidden" src="/b"></iframe>',
      [],
    ],
    [
      'no program that has to be run',
      '<script>location.href = base + "/17.html"; var mylocation="/x"</script>',
      [],
    ],
  ])('by %s', (_, body, expected) => {
    expect(found(body)).toEqual(expected);
  });

  it('not by a frame or a program beside short minutes', () => {
    const text = `<p>${'会议同意该方案，由区水利局负责。'.repeat(9)}</p>`;
    expect(
      found(`${text}<iframe src="/comments.html"></iframe><script>location.href="/m/"</script>`),
    ).toEqual([]);
  });

  it('is told from one with a document', () => {
    expect(continuationOf(pageOf('<a href="/17.pdf">附件</a>'), '纪要')?.kind).toBe('attachment');
    expect(continuationOf(pageOf('<iframe src="/17.html"></iframe>'), '纪要')?.kind).toBe('page');
  });
});

it('does not look for more where a page is megabytes itself: it would not fit into memory', () => {
  const link = '<a href="/upload/17.pdf">附件</a>';
  const padded = (bytes: number) => pageOf(`${link}<!--${' '.repeat(bytes)}-->`);

  expect(attachmentsOf(padded(1024 * 1024), '纪要')).toHaveLength(1);
  expect(attachmentsOf(padded(2 * 1024 * 1024), '纪要')).toEqual([]);
});

describe('a hostile page', () => {
  it.each([
    ['deep', '<div>'.repeat(300_000)],
    ['deep, with links', '<b><a href="1.pdf">'.repeat(50_000)],
    ['full of signs', '<'.repeat(400_000)],
    ['closed more often than opened', '<b>'.repeat(100_000) + '</i>'.repeat(100_000)],
    ['full of remarks', `<script>${'/*'.repeat(200_000)}</script>`],
    ['full of viewers', '<iframe src="/viewer.html?file=%252F">'.repeat(20_000)],
    ['full of quotes', `<script>${'"'.repeat(400_000)}</script>`],
    ['full of words that lead nowhere', `<script>${'location.href="'.repeat(30_000)}</script>`],
    ['of one attribute', `<meta http-equiv="refresh" content="${' '.repeat(400_000)}">`],
  ])('is searched in no time: %s', (_, body) => {
    const before = performance.now();
    attachmentsOf(pageOf(body), '纪要');
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
