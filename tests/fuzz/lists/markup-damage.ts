import type { Random } from '../../generator/random.ts';
import type { Change } from '../change.ts';
import { ODD_ADDRESSES, ODD_DAYS, ODD_TITLES } from './rows.ts';

// Changes of lists that are markup, HTML and XML: they may be seen, or break it.

function atTag(random: Random, text: string, change: (tag: string) => string): string {
  const tags = [...text.matchAll(/<\/?[\w:]+[^<>]*>/gu)];
  const tag = tags.length === 0 ? undefined : random.pick(tags);
  return tag === undefined
    ? text
    : text.slice(0, tag.index) + change(tag[0]) + text.slice(tag.index + tag[0].length);
}

const DAY = /\d{4}-\d\d-\d\d(?:T[\d:]+Z)?/u;
/** One of the matches of a pattern, put otherwise. */
function atOne(random: Random, text: string, pattern: RegExp, by: string): string {
  const all = [...text.matchAll(new RegExp(pattern, 'gu'))];
  const one = all.length === 0 ? undefined : random.pick(all);
  return one === undefined ? text : text.slice(0, one.index) + by + text.slice(one.index + one[0].length);
}

const STRANGE = [
  '<',
  '</',
  '<!',
  '<!--',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '&',
  '&#',
  '&bogus;',
  '&#xFFFFFFF;',
  '<!DOCTYPE x [<!ENTITY a "纪要">]>',
  '\0',
  '<script>',
  '<style>',
  '<a href=',
  '<base href="http://[">',
  '<frame>',
  '"',
  "'>",
];

export const markupDamage: readonly Change<string>[] = [
  { name: 'a tag lost', apply: (random, text) => atTag(random, text, () => '') },
  {
    name: 'a tag again and again',
    apply: (random, text) =>
      atTag(random, text, (tag) => tag.repeat(random.chance(0.1) ? random.int(300, 900) : random.int(2, 9))),
  },
  {
    name: 'a tag cut',
    apply: (random, text) => atTag(random, text, (tag) => tag.slice(0, random.int(0, tag.length))),
  },
  {
    name: 'another element',
    apply: (random, text) =>
      atTag(random, text, (tag) =>
        tag.replace(/[\w:]+/u, () =>
          random.pick([
            'a',
            'li',
            'x:item',
            'title',
            'link',
            'url',
            'div',
            'script',
            'time',
            'dd',
            'svg',
            'entry',
            'sitemap',
          ]),
        ),
      ),
  },
  {
    name: 'attributes lost',
    apply: (random, text) => atTag(random, text, (tag) => tag.replace(/\s[^<>/]*/u, '')),
  },
  { name: 'an odd day', apply: (random, text) => atOne(random, text, DAY, random.pick(ODD_DAYS)) },
  {
    name: 'odd days',
    apply: (random, text) => text.replaceAll(new RegExp(DAY, 'gu'), () => random.pick(ODD_DAYS)),
  },
  {
    name: 'an odd address',
    apply: (random, text) =>
      atOne(
        random,
        text,
        /(?:https:\/\/www\.qingxi\.example)?\/\w[\w/]*_\d+\.html/u,
        random.pick(ODD_ADDRESSES),
      ),
  },
  {
    name: 'odd addresses',
    apply: (random, text) =>
      text.replaceAll(/(?:https:\/\/www\.qingxi\.example)?\/\w[\w/]*_\d+\.html/gu, (was) =>
        random.chance(0.5) ? random.pick(ODD_ADDRESSES) : was,
      ),
  },
  {
    name: 'an odd title',
    apply: (random, text) => atOne(random, text, /[\p{Script=Han}\d“”（）]{4,}/u, random.pick(ODD_TITLES)),
  },
  {
    name: 'odd titles',
    apply: (random, text) =>
      text.replaceAll(/[\p{Script=Han}\d“”（）]{4,}/gu, (was) =>
        random.chance(0.5) ? random.pick(ODD_TITLES) : was,
      ),
  },
  { name: 'cut off', apply: (random, text) => text.slice(0, random.int(0, text.length)) },
  {
    name: 'strange markup',
    apply: (random, text) => {
      const at = random.int(0, text.length);
      return text.slice(0, at) + random.pick(STRANGE).repeat(random.chance(0.1) ? 100 : 1) + text.slice(at);
    },
  },
  {
    name: 'a part again',
    apply: (random, text) => {
      const [at, length] = [random.int(0, text.length), random.int(1, 300)];
      return text.slice(0, at) + text.slice(at, at + length).repeat(random.int(2, 20)) + text.slice(at);
    },
  },
  {
    name: 'nested deeply',
    apply: (random, text) => {
      const at = random.int(0, text.length);
      return (
        text.slice(0, at) +
        random
          .pick(['<div>', '<ul><li>', '<a href="/x">', '<item>', '<x>', '<table><tr><td>'])
          .repeat(random.int(50, 900)) +
        text.slice(at)
      );
    },
  },
];
