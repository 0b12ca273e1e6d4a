import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../functions/parse/page/html/html.ts';

// What pages of governments are like, kind by kind; each with what a browser shows.

const linesOf = (html: string): readonly string[] => readHtml(html).lines;
const codesOf = (html: string): readonly string[] => readHtml(html).issues.map(({ code }) => code);
const FILL = '<p>会议强调，各部门要抓好落实，按时完成各项任务，不得推诿扯皮。</p>';
const SEEN = '由区住建局牵头，区财政局配合。';

describe('text that is crossed out', () => {
  it.each([
    ['<del>', '<del>区审计局、</del>'],
    ['<s>', '<s>区审计局、</s>'],
    ['<strike>', '<strike>区审计局、</strike>'],
    ['line-through', '<span style="text-decoration: line-through">区审计局、</span>'],
    ['line-through with a colour', '<span style="text-decoration:line-through solid red">区审计局、</span>'],
    ['the longhand', '<span style="text-decoration-line: underline line-through">区审计局、</span>'],
    ['within', '<del><b>区审计局</b><i>、</i></del>'],
    ['by a class', '<style>.x { text-decoration: line-through }</style><span class="a x">区审计局、</span>'],
  ])('is left out, and an issue says so: %s', (_how, struck) => {
    const html = `<p>由区住建局牵头，${struck}区财政局配合。</p>${FILL}`;
    expect(linesOf(html)[0]).toBe(SEEN);
    expect(codesOf(html)).toEqual(['struck-text']);
  });

  it.each([
    ['a style that takes the line away', '<s style="text-decoration:none">区审计局、</s>'],
    ['a sheet that does', '<style>s, del { text-decoration: none; }</style><s>区审计局、</s>'],
    ['what was put in', '<ins>区审计局、</ins>'],
    ['an underline', '<u>区审计局、</u>'],
  ])('is there with %s', (_how, shown) => {
    const html = `<p>由区住建局牵头，${shown}区财政局配合。</p>${FILL}`;
    expect(linesOf(html)[0]).toBe('由区住建局牵头，区审计局、区财政局配合。');
    expect(codesOf(html)).toEqual([]);
  });
});

describe("text that the page's own style hides", () => {
  const hiddenBy = (css: string, element = '<span class="qz9">区城投公司、</span>'): string =>
    `<style>${css}</style><p>由区住建局牵头，${element}区财政局配合。</p>${FILL}`;

  it.each([
    ['by class', '.qz9{display:none}', undefined],
    ['by id', '#n7 { visibility: hidden }', '<i id="n7">区城投公司、</i>'],
    ['by name', 'small { font-size: 0 }', '<small>区城投公司、</small>'],
    ['by several at once', '.a, .qz9, .b {color:red;display:none!important}', undefined],
    ['within others', 'body p .qz9 { display:none }', undefined],
    ['as a child', 'p > span.qz9 { display:none }', undefined],
    ['on screens', '@media screen { .qz9 { display:none } }', undefined],
    ['behind a comment and an import', '@import "a.css"; /* .b{ */ .qz9 { display : none ; }', undefined],
    ['behind a rule of a font', '@font-face { font-family: x } .qz9 { display:none }', undefined],
    ['in letters of nothing', '.qz9 { font-size: 0px }', undefined],
    ['with a name in Chinese', '.隐藏 { display:none }', '<b class="隐藏">区城投公司、</b>'],
    [
      'by the weightier rule',
      '#n7 { display:none } .qz9 { display:inline }',
      '<b id="n7" class="qz9">区城投公司、</b>',
    ],
    ['by the later rule', '.qz9 { display:block } .qz9 { display:none }', undefined],
    ['by an attribute', '[class~="qz9"] { display:none }', undefined],
    ['by the beginning of its id', 'i[id^=n] { display:none }', '<i id="n7">区城投公司、</i>'],
    ['by its place', 'p span:first-child { display:none }', undefined],
    ['by what it is not', '.qz9:not(.on) { display:none }', undefined],
    ['by one of several', ':is(.qz8, .qz9) { display:none }', undefined],
    ['as everything in a paragraph', 'p * { display:none }', undefined],
    ['within a rule', 'p { color:red; & .qz9 { display:none } }', undefined],
    ['behind a brace in a text', '.qz9 { content:"}"; display:none }', undefined],
    ['at the end of a sheet that is cut off', '.qz9 { display:none', undefined],
    ['in a sheet within comments', '<!-- .qz9 { display:none } -->', undefined],
    ['on wide screens', '@media screen and (min-width: 768px) { .qz9 { display:none } }', undefined],
    ['on screens and paper', '@media print, screen { .qz9 { display:none } }', undefined],
    ['elsewhere than on paper', '@media not print { .qz9 { display:none } }', undefined],
    ['where grids are known', '@supports (display:grid) { @layer a { .qz9 { display:none } } }', undefined],
    [
      'by what is important, before what is not',
      '.qz9{display:none!important} .qz9{display:inline}',
      undefined,
    ],
    ['off the page', '.qz9 { position:absolute; left:-9999px }', undefined],
    ['cut away', '.qz9 { position:absolute; clip:rect(0 0 0 0) }', undefined],
    ['in a box without height', '.qz9 { display:inline-block; height:0; overflow:hidden }', undefined],
    ['transparent', '.qz9 { opacity:0 }', undefined],
    ['without colour', '.qz9 { color:transparent }', undefined],
    ['by the shorthand of fonts', '.qz9 { font:0/0 a }', undefined],
  ])('is left out, and an issue says so: %s', (_how, css, element) => {
    expect(linesOf(hiddenBy(css, element))[0]).toBe(SEEN);
    expect(codesOf(hiddenBy(css, element))).toEqual(['hidden-text']);
  });

  it.each([
    ['in print', '@media print { .qz9 { display:none } }', undefined],
    ['in print, within a layer', '@layer a { @media print { .qz9 { display:none } } }', undefined],
    ['before and behind it', '.qz9::before, .qz9:after { visibility:hidden }', undefined],
    ['behind another element', 'b + .qz9 { display:none }', undefined],
    ['as the child of another', 'div > .qz9 { display:none }', undefined],
    ['within another rule', '.other { .qz9 { display:none } }', undefined],
    ['before it fades in', '.qz9 { opacity:0; animation:in 1s forwards }', undefined],
    ['to the middle of the page', '.qz9 { left:50%; margin-left:-500px }', undefined],
    ['in white on another ground', '.qz9 { color:#fff; background:#c00 }', undefined],
    ['on narrow screens', '@media (max-width: 600px) { .qz9 { display:none } }', undefined],
    ['when the mouse is elsewhere', '.qz9:not(:hover) { display:none }', undefined],
    ['of other elements', '.other, div.qz9, #qz9 { display:none }', undefined],
    ['in a comment', '/* .qz9 { display:none } */', undefined],
    ['until a later rule shows it', '.qz9 { display:none } span.qz9 { display:inline }', undefined],
    [
      'but a style of its own shows it',
      '.qz9 { display:none }',
      '<b class="qz9" style="display:inline">区城投公司、</b>',
    ],
    [
      'unless it is the chosen one',
      '.tab{display:none} .tab.active{display:inline}',
      '<b class="tab active">区城投公司、</b>',
    ],
    ['but gives its letters a size again', 'p { font-size:0 } .qz9 { font-size: 14px }', undefined],
    [
      'but shows it within what is invisible',
      '.a{visibility:hidden} .b{visibility:visible}',
      '<i class="a"><b class="b">区城投公司、</b></i>',
    ],
  ])('is there when it is hidden %s', (_how, css, element) => {
    expect(linesOf(hiddenBy(css, element)).join('')).toContain('区城投公司');
  });

  it.each([
    ['in a comment', (sheet: string) => `<!-- <style>${sheet}</style> -->`],
    ['of a script', (sheet: string) => `<script>var s = '<style>${sheet}</style>'</script>`],
    ['for readers without scripts', (sheet: string) => `<noscript><style>${sheet}</style></noscript>`],
    ['of a template', (sheet: string) => `<template><style>${sheet}</style></template>`],
    ['for paper', (sheet: string) => `<style media="print">${sheet}</style>`],
    [
      'for narrow screens',
      (sheet: string) => `<STYLE media='screen and (max-width: 600px)'>${sheet}</STYLE>`,
    ],
    ['in another language', (sheet: string) => `<style type="text/less">${sheet}</style>`],
  ])('is there where the sheet is none: %s', (_what, sheet) => {
    const html = `${sheet('.q{display:none}')}<p>由区住建局牵头，<b class="q">区城投公司、</b>区财政局配合。</p>`;
    expect(linesOf(html).join('')).toContain('区城投公司');
  });

  it.each([
    ['off the page', 'position:absolute; right:-9999px'],
    ['in letters of a point', 'font-size:1px'],
    ['shrunk', 'transform:scale(0)'],
    ['cut away', 'clip-path: inset(50%)'],
    ['in the colour of its ground', 'color:#fff;background:#fff'],
    ['see-through', 'color:rgba(0, 0, 0, 0)'],
    ['with a comment', 'display:/**/none'],
  ])('is left out by its own style: %s', (_how, style) => {
    const html = `<p>由区住建局牵头，<b style="${style}">区城投公司、</b>区财政局配合。</p>${FILL}`;
    expect(linesOf(html)[0]).toBe(SEEN);
    expect(codesOf(html)).toEqual(['hidden-text']);
  });

  it.each([
    'text-indent:-2em',
    'left:-1px',
    'line-height:0',
    'opacity:.8',
    'color:#fff',
    'font:12px/1.5 serif',
  ])('is there with %s', (style) => {
    const html = `<p>由区住建局牵头，<b style="${style}">区城投公司、</b>区财政局配合。</p>${FILL}`;
    expect(codesOf(html)).toEqual([]);
  });

  it('is read when it is one piece, larger than the running text that is seen', () => {
    const nav = '<ul><li>首页</li><li>政务公开</li></ul>'.repeat(60);
    const html = `<style>.content{display:none}</style>${nav}<div class="content"><p>${SEEN}</p>${FILL.repeat(10)}</div>`;
    expect(linesOf(html)).toContain(SEEN);
  });

  it('takes linear time, whatever the sheet is', () => {
    const sheets = ['url(', '"', '/*', '.a{', 'a,', ':not(', '@media (', '.a{.b,.c{', '[a="', '}'];
    for (const piece of sheets) {
      const start = performance.now();
      readHtml(`<style>${piece.repeat(400_000 / piece.length)}</style><p>${SEEN}</p>`);
      expect(performance.now() - start, piece).toBeLessThan(3000);
    }
  });

  it('is read when it is most of the page: then a script shows it', () => {
    const html = `<style>.content{display:none}</style><div class="content"><p>${SEEN}</p>${FILL}</div><p>正在加载</p>`;
    expect(linesOf(html)).toContain(SEEN);
    expect(codesOf(html)).toEqual([]);
  });

  it('is read when the body begins hidden', () => {
    expect(linesOf(`<body style="visibility:hidden"><p>${SEEN}</p></body>`)).toEqual([SEEN]);
  });

  it('may have its style sheet behind it', () => {
    const html = `<p>由区住建局牵头，<b class="q">区城投公司、</b>区财政局配合。</p>${FILL}<style>.q{display:none}</style>`;
    expect(linesOf(html)[0]).toBe(SEEN);
  });
});

describe('characters with their reading', () => {
  it.each([
    ['above it', '<ruby>䶮<rt>yǎn</rt></ruby>'],
    ['in brackets for old browsers', '<ruby>䶮<rp>（</rp><rt>yǎn</rt><rp>）</rp></ruby>'],
    ['with the end tags left out', '<ruby>䶮<rp>(<rt>yǎn<rp>)</ruby>'],
    ['with a base of its own', '<ruby><rb>䶮</rb><rt>yǎn</rt></ruby>'],
    ['in a container', '<ruby>䶮<rtc><rt>yǎn</rt></rtc></ruby>'],
  ])('are read without it: %s', (_how, ruby) => {
    expect(linesOf(`<p>出席：韩${ruby}远、林知远</p>`)).toEqual(['出席：韩䶮远、林知远']);
  });
});

describe('pages nested without end', () => {
  it.each([
    ['<div>', 20_000],
    ['<b>', 20_000],
    ['<table><tr><td>', 10_000],
    ['<ul><li>', 10_000],
    ['<svg>', 5_000],
  ])('%s', (tag, times) => {
    const page = readHtml(`<p>第一段话。</p>${tag.repeat(times)}<p>会议同意。</p>`);
    expect(page.lines[0]).toBe('第一段话。');
    if (tag !== '<svg>') expect(page.lines).toContain('会议同意。');
  });

  it('keep their article when all that was opened is closed again', () => {
    const deep = `${'<div>'.repeat(2000)}会议同意。${'</div>'.repeat(2000)}`;
    const html = `<p>导航</p><div class="TRS_Editor">${FILL}${deep}${FILL}</div><p>页脚</p>`;
    const { lines, article } = readHtml(html);
    expect(article && lines.slice(...article)).toHaveLength(3);
  });
});
