import { hasChildren, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import type { Random } from '../../generator/random.ts';
import type { Change } from '../change.ts';
import { TEMPTING } from '../short-pages.ts';
import { anElement, aText, inTree, markupOf, nodesOf, replace } from './tree.ts';

// What no browser shows: the page is written in another way, or says more that is hidden or crossed out.

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** The page with one of its texts written in another way. */
const inText = (random: Random, html: string, rewrite: (markup: string) => string): string =>
  inTree(html, (document) => {
    const text = aText(random, document);
    if (text !== undefined) replace(text, rewrite(markupOf(text)));
  });

/** A text with markup in the middle of it. */
const withinText =
  (markup: (random: Random) => string) =>
  (random: Random, html: string): string =>
    inTree(html, (document) => {
      const text = aText(random, document);
      if (text === undefined) return;
      const source = markupOf(text);
      // Not within a reference.
      const places = [...source].flatMap((one, i, all) =>
        isHan(one) && isHan(all[i + 1] ?? '') ? [i + 1] : [],
      );
      const at = places.length === 0 ? undefined : random.pick(places);
      if (at === undefined) return;
      const all = [...source];
      replace(text, all.slice(0, at).join('') + markup(random) + all.slice(at).join(''));
    });

/** Markup between two paragraphs. */
const beforeBlock =
  (markup: (random: Random) => string) =>
  (random: Random, html: string): string =>
    inTree(html, (document) => {
      const block = anElement(random, document, /^p$/u);
      if (block === undefined) return;
      for (const node of nodesOf(markup(random))) DomUtils.prepend(block, node);
    });

const HIDING = [
  'hidden',
  'style="display:none"',
  'style="DISPLAY: none !important"',
  'style="visibility:hidden"',
  'style="font-size:0"',
  'style="opacity:0"',
  'style="position:absolute;left:-9999px"',
];
const STRIKING: readonly (readonly [string, string])[] = [
  ['<s>', '</s>'],
  ['<del>', '</del>'],
  ['<strike>', '</strike>'],
  ['<span style="text-decoration: line-through">', '</span>'],
  ['<del><b>', '</b></del>'],
];
const INLINE = ['span', 'font', 'b', 'strong', 'u', 'em', 'o:p', 'x-y', 'st1:chsdate'];

const struck = (random: Random): string => random.pick(STRIKING).join(TEMPTING);
const hidden = (name: string) => (random: Random) => `<${name} ${random.pick(HIDING)}>${TEMPTING}</${name}>`;

export const unseenInHtml: readonly Change<string>[] = [
  { name: 'comments in the text', apply: withinText(() => `<!-- ${TEMPTING} -->`) },
  {
    name: 'comments between paragraphs',
    apply: beforeBlock(() => `<!--[if lt IE 9]><p>${TEMPTING}</p><![endif]-->`),
  },
  { name: 'hidden words in the text', apply: withinText(hidden('span')) },
  { name: 'hidden paragraphs', apply: beforeBlock(hidden('p')) },
  {
    name: 'hidden boxes',
    apply: beforeBlock((random) => `<div ${random.pick(HIDING)}><div>${TEMPTING}</div></div>`),
  },
  { name: 'words crossed out', apply: withinText(struck) },
  { name: 'paragraphs crossed out', apply: beforeBlock((random) => `<p>${struck(random)}</p>`) },
  { name: 'programs', apply: withinText(() => `<script>document.write("${TEMPTING}")</script>`) },
  {
    name: 'programs between paragraphs',
    apply: beforeBlock(() => `<script type="text/x-template"><p>${TEMPTING}</p></script>`),
  },
  { name: 'templates', apply: beforeBlock(() => `<template><p>${TEMPTING}</p></template>`) },
  {
    name: 'style',
    apply: beforeBlock(() => '<style>p{color:red}.x{font-size:2em}@media print{p{margin:0}}</style>'),
  },
  {
    name: 'elements of no look',
    apply: withinText((random) =>
      random.pick([
        '<wbr>',
        '<span></span>',
        '<a name="top"></a>',
        '<!-- -->',
        '<font></font>',
        '<o:p></o:p>',
      ]),
    ),
  },
  {
    name: 'words in an element',
    apply: (random, html) =>
      inText(random, html, (markup) => {
        const name = random.pick(INLINE);
        return `<${name}>${markup}</${name}>`;
      }),
  },
  {
    name: 'how a word is read',
    apply: (random, html) =>
      inText(random, html, (markup) =>
        markup.replace(/\p{Script=Han}/u, (one) => `<ruby>${one}<rp>(</rp><rt>yi</rt><rp>)</rp></ruby>`),
      ),
  },
  {
    name: 'references for characters',
    apply: (random, html) =>
      inText(random, html, (markup) =>
        [...markup]
          .map((one) =>
            isHan(one) && random.chance(0.3)
              ? random.pick([`&#${one.codePointAt(0)};`, `&#x${one.codePointAt(0)?.toString(16)};`])
              : one,
          )
          .join(''),
      ),
  },
  {
    name: 'attributes that say nothing',
    apply: (random, html) =>
      inTree(html, (document) => {
        for (let i = 0; i < 5; i++) {
          const element = anElement(random, document);
          if (element !== undefined)
            element.attribs[random.pick(['data-x', 'lang', 'align', 'onmouseover', 'xmlns:o'])] = '>会议 "\'';
        }
      }),
  },
  {
    name: 'tags in capitals',
    apply: (_, html) =>
      html.replaceAll(
        /<(\/?)(p|span|div|td|tr|table|b|strong)\b/gu,
        (_all, end: string, name: string) => `<${end}${name.toUpperCase()}`,
      ),
  },
  { name: 'white space in tags', apply: (_, html) => html.replaceAll(/<(p|span|div|td|tr)\b/gu, '<$1\n\t ') },
  {
    name: 'metadata in another order',
    apply: (random, html) =>
      inTree(html, (document) => {
        const head = DomUtils.getElementsByTagName('head', document)[0];
        if (head === undefined || !hasChildren(head)) return;
        const metas = head.children.filter((node) => isTag(node) && node.name === 'meta');
        for (const meta of random.shuffle(metas)) {
          DomUtils.removeElement(meta);
          DomUtils.appendChild(head, meta);
        }
      }),
  },
];
