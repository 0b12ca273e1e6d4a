import { DomUtils } from 'htmlparser2';
import type { Random } from '../../generator/random.ts';
import type { Change } from '../change.ts';
import { TEMPTING } from '../short-pages.ts';
import { anElement, aText, inTree, markupOf, nodesOf, replace } from './tree.ts';

// Changes of a page of HTML that may be seen, or that break its markup.

const WRAPPERS = [
  'div',
  'p',
  'span',
  'a href="/x"',
  'table><tr><td',
  'ul><li',
  'pre',
  'del',
  'b',
  'form',
  'button',
  'select',
  'textarea',
  'iframe',
  'noscript',
  'template',
  'svg',
  'ruby',
  'rt',
  'details',
  'dl><dt',
  'frameset',
  'object',
  'div hidden',
  'span style="display:none"',
  'font style="font-size:0"',
  'h1',
  'center',
  'marquee',
  'article',
  'label',
  'title',
  'plaintext',
];

function wrapped(random: Random, markup: string, times: number): string {
  const wrapper = random.pick(WRAPPERS);
  const names = wrapper.split('><').map((one) => one.split(' ', 1)[0]);
  const close = names
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
  return `<${wrapper}>`.repeat(times) + markup + close.repeat(times);
}

const STYLES = [
  'p{display:none}',
  'td{visibility:hidden}',
  'div div{font-size:0}',
  '*{display:none}',
  '.TRS_Editor p{text-decoration:line-through}',
  'p:nth-child(2){display:none}',
  'p{display:none',
  '}}}{{{p{',
  '@media screen{p{display:none}}',
  '/*',
  '#zoom{display:none}.x,.y p>span{display:none}',
  '<!-- p{display:none} -->',
  '@import url(x);',
  'p{display:none}p{display:block!important}',
  'body{display:none}',
  `${'p,'.repeat(200)}p{display:none}`,
];
const HEADS = [
  '<meta name="ArticleTitle" content="关于停水的通知">',
  '<meta name="PubDate" content="2024-13-45">',
  '<meta name="PubDate" content="">',
  '<meta http-equiv="refresh" content="0;url=/x">',
  '<meta charset="big5">',
  '<meta name="SiteName" content="<b>云岭">',
  '<link rel="canonical" href="javascript:x">',
  '<link rel="canonical" href="http://[::1">',
  '<base href="//x">',
  `<title>${TEMPTING}</title>`,
  '<meta name="url" content="ftp://x">',
  '<meta property="pubdate" content="民国一百一十三年">',
];
const STRANGE = [
  '<',
  '</',
  '<!',
  '<![CDATA[',
  ']]>',
  '<?php',
  '&',
  '&#',
  '&#x;',
  '&#99999999999;',
  '<p',
  '<p <p>',
  '<p style="',
  '</p></p>',
  '<br/><br>',
  '<table><p>',
  '<td>',
  '</table>',
  '<frameset><frame src="x">',
  '\0',
  '<!-->',
  '<!--->',
  '--!>',
  '<script',
  '</script>',
  '<style>',
  '<textarea>',
  '<svg><title>',
  '<math><mi>',
  '<a><a><a>',
  '<b><i></b></i>',
  '&nbsp;&emsp;&zwj;',
  '<image>',
  '<isindex>',
];

export const damageOfHtml: readonly Change<string>[] = [
  {
    name: 'wrapped',
    apply: (random, html) =>
      inTree(html, (document) => {
        const element = anElement(random, document);
        if (element !== undefined) replace(element, wrapped(random, markupOf(element), random.int(1, 3)));
      }),
  },
  {
    name: 'words wrapped',
    apply: (random, html) =>
      inTree(html, (document) => {
        const text = aText(random, document);
        if (text !== undefined) replace(text, wrapped(random, markupOf(text), 1));
      }),
  },
  {
    name: 'nested deeply',
    apply: (random, html) => {
      const at = random.pick([...html.matchAll(/<p[ >]|<td/gu)].map(({ index }) => index).concat(0));
      return (
        html.slice(0, at) + wrapped(random, '', random.int(100, 900)).replace(/<\/.*/u, '') + html.slice(at)
      );
    },
  },
  {
    name: 'unwrapped',
    apply: (random, html) =>
      inTree(html, (document) => {
        const element = anElement(random, document);
        if (element !== undefined)
          replace(element, DomUtils.getInnerHTML(element, { encodeEntities: 'utf8' }));
      }),
  },
  {
    name: 'an element lost',
    apply: (random, html) =>
      inTree(html, (document) => {
        const element = anElement(random, document, /^(?:p|span|td|tr|li|div|br|table)$/u);
        if (element !== undefined) DomUtils.removeElement(element);
      }),
  },
  {
    name: 'an element moved',
    apply: (random, html) =>
      inTree(html, (document) => {
        const [element, other] = [
          anElement(random, document, /^(?:p|span|td|tr|li|div)$/u),
          aText(random, document),
        ];
        if (element === undefined || other === undefined) return;
        const markup = markupOf(element);
        replace(other, markupOf(other) + markup);
        if (element.parent !== null) DomUtils.removeElement(element);
      }),
  },
  {
    name: 'an element again and again',
    apply: (random, html) =>
      inTree(html, (document) => {
        const element = anElement(random, document, /^(?:p|span|td|tr|li)$/u);
        if (element !== undefined) replace(element, markupOf(element).repeat(random.int(2, 12)));
      }),
  },
  {
    name: 'hidden',
    apply: (random, html) =>
      inTree(html, (document) => {
        const element = anElement(random, document);
        if (element !== undefined)
          element.attribs[random.pick(['hidden', 'style'])] = random.pick([
            'display:none',
            'visibility:hidden',
            'display:none;display:block',
            'font-size:0',
            'text-decoration:line-through',
            'height:0;overflow:hidden',
            ';;:;:',
          ]);
      }),
  },
  {
    name: 'a style sheet',
    apply: (random, html) =>
      random.chance(0.5)
        ? html.replace(/(?=<\/head>|<body)/u, () => `<style>${random.pick(STYLES)}</style>`)
        : `<style>${random.pick(STYLES)}</style>${html}`,
  },
  { name: 'other metadata', apply: (random, html) => random.pick(HEADS) + html },
  {
    name: 'a tag cut',
    apply: (random, html) => {
      const tags = [...html.matchAll(/<[^>]+>/gu)];
      const tag = tags.length === 0 ? undefined : random.pick(tags);
      if (tag === undefined) return html;
      const [from, to] = [tag.index + random.int(0, tag[0].length), tag.index + tag[0].length];
      return html.slice(0, from) + html.slice(random.chance(0.5) ? to : to - 1);
    },
  },
  {
    name: 'closing tags lost',
    apply: (random, html) =>
      html.replaceAll(/<\/(?:p|td|tr|li|div|span)>/gu, (tag) => (random.chance(0.3) ? '' : tag)),
  },
  {
    name: 'strange markup',
    apply: (random, html) => {
      const at = random.int(0, html.length);
      return html.slice(0, at) + random.pick(STRANGE).repeat(random.chance(0.1) ? 200 : 1) + html.slice(at);
    },
  },
  {
    name: 'paragraphs as a table',
    apply: (random, html) => {
      const span = (): string =>
        random.pick([
          '',
          ` rowspan="${random.pick(['2', '0', '-1', '99999', 'x'])}"`,
          ` colspan="${random.pick(['3', '0', '1000000'])}"`,
        ]);
      return html
        .replaceAll(/<p\b[^>]*>/gu, () => (random.chance(0.5) ? `<table><tr><td${span()}>` : `<td${span()}>`))
        .replaceAll('</p>', () => random.pick(['</td>', '</td></tr>', '</td></tr></table>']));
    },
  },
  {
    name: 'lines as the markup breaks them',
    apply: (random, html) =>
      html.replaceAll(/<\/?p\b[^>]*>/gu, () => random.pick(['<br>', '\n', '<br/><br/>', '<hr>', ''])),
  },
  {
    name: 'a page in a page',
    apply: (random, html) =>
      inTree(html, (document) => {
        const element = anElement(random, document, /^(?:p|div|td)$/u);
        if (element !== undefined) for (const node of nodesOf(html)) DomUtils.prepend(element, node);
      }),
  },
];
