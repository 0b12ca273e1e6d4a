import type { WebList } from '../../../functions/discover/lists/read-list.ts';
import type { Random } from '../../generator/random.ts';
import { type Change, changed, changeOne } from '../change.ts';
import type { Kind } from '../kind.ts';
import { listCase } from './list-case.ts';
import { inventRows, ODD_ADDRESSES, ODD_DAYS, ODD_TITLES, SITE } from './rows.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An answer: its value, and how it is written down. */
interface Answer {
  readonly value: Json;
  readonly write: (text: string) => string;
}

const list: WebList = {
  kind: 'json',
  url: `${SITE}/api/list?page={page}`,
  entries: 'data.list',
  link: 'url',
  title: 'title',
  date: 'date',
  total: 'data.total',
};

const answerOf = (random: Random): Answer => {
  const rows = inventRows(random);
  return {
    value: {
      code: 0,
      data: {
        total: rows.length * 3,
        list: rows.map(({ title, path, day }) => ({ id: 7, title, url: path, date: day })),
      },
    },
    write: (text) => text,
  };
};

/** All values of a value changed, the innermost first. */
function mapped(value: Json, change: (value: Json, name: string) => Json, name = ''): Json {
  if (Array.isArray(value))
    return change(
      value.map((one: Json) => mapped(one, change, name)),
      name,
    );
  if (typeof value === 'object' && value !== null)
    return change(
      Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one as Json, change, key)])),
      name,
    );
  return change(value, name);
}

const isRecord = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const written = (answer: Answer, change: (text: string) => string): Answer => ({
  ...answer,
  write: (text) => change(answer.write(text)),
});
const withValues = (answer: Answer, change: (value: Json, name: string) => Json): Answer => ({
  ...answer,
  value: mapped(answer.value, change),
});

const unseen: readonly Change<Answer>[] = [
  {
    name: 'names in another order',
    apply: (random, answer) =>
      withValues(answer, (value) =>
        isRecord(value) ? Object.fromEntries(random.shuffle(Object.entries(value))) : value,
      ),
  },
  {
    name: 'other names',
    apply: (_, answer) =>
      withValues(answer, (value) =>
        isRecord(value) ? { ...value, other: '第99次常务会议纪要', link: '/no.html' } : value,
      ),
  },
  {
    name: 'white space',
    apply: (_, answer) => written(answer, (text) => text.replaceAll('},{', '} ,\r\n {')),
  },
  {
    name: 'JSONP',
    apply: (random, answer) =>
      written(answer, (text) =>
        text.includes('callback')
          ? text
          : `${random.pick(['', '/**/', '/* x */ '])}callback_17(${text})${random.pick([';', '', ' ; '])}`,
      ),
  },
  {
    name: 'escapes',
    apply: (_, answer) =>
      written(answer, (text) =>
        text.replaceAll(
          /[\u0080-\ufefe]/gu,
          (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
      ),
  },
  { name: 'a comma too many', apply: (_, answer) => written(answer, (text) => text.replaceAll('}]', '},]')) },
  {
    name: 'words marked',
    apply: (_, answer) =>
      withValues(answer, (value, name) =>
        name === 'title' && typeof value === 'string' && !value.includes('<')
          ? value.replace('会议', "<font color='red'>会议</font>")
          : value,
      ),
  },
  {
    name: 'a byte order mark',
    apply: (_, answer) => written(answer, (text) => (text.startsWith('\ufeff') ? text : `\ufeff${text}`)),
  },
];

const ODD_VALUES: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1753372800,
  1753372800000,
  '',
  [],
  {},
  [[]],
  ['x'],
  { url: '/x' },
  'x'.repeat(3000),
  [null, null],
];
const ODD_KEYS = ['__proto__', 'constructor', 'toString', 'length', '', '0', 'data.list'];

const oneOf = (
  random: Random,
  answer: Answer,
  is: (value: Json, name: string) => boolean,
  by: () => Json,
): Answer => {
  const share = random.pick([0.1, 0.5, 1]);
  return withValues(answer, (value, name) => (is(value, name) && random.chance(share) ? by() : value));
};

const damage: readonly Change<Answer>[] = [
  {
    name: 'odd values',
    apply: (random, answer) =>
      oneOf(
        random,
        answer,
        (_, name) => name !== '' && random.chance(0.3),
        () => random.pick(ODD_VALUES),
      ),
  },
  {
    name: 'odd days',
    apply: (random, answer) =>
      oneOf(
        random,
        answer,
        (_, name) => name === 'date',
        () => random.pick<Json>([...ODD_DAYS, 1e15, 1e10, -5]),
      ),
  },
  {
    name: 'odd addresses',
    apply: (random, answer) =>
      oneOf(
        random,
        answer,
        (_, name) => name === 'url',
        () => random.pick(ODD_ADDRESSES),
      ),
  },
  {
    name: 'odd titles',
    apply: (random, answer) =>
      oneOf(
        random,
        answer,
        (_, name) => name === 'title',
        () => random.pick(ODD_TITLES),
      ),
  },
  {
    name: 'odd totals',
    apply: (random, answer) =>
      oneOf(
        random,
        answer,
        (_, name) => name === 'total',
        () => random.pick<Json>(['12', '1e400', -3, 1.5, 9007199254740994, '0x10', null, ' 7 ']),
      ),
  },
  {
    name: 'odd names',
    apply: (random, answer) =>
      withValues(answer, (value) =>
        isRecord(value) && random.chance(0.2)
          ? JSON.parse(`{${JSON.stringify(random.pick(ODD_KEYS))}:${JSON.stringify(value)}}`)
          : value,
      ),
  },
  {
    name: 'entries lost',
    apply: (random, answer) =>
      withValues(answer, (value) =>
        isRecord(value) ? Object.fromEntries(Object.entries(value).filter(() => random.chance(0.8))) : value,
      ),
  },
  {
    name: 'entries that are something else',
    apply: (random, answer) =>
      withValues(answer, (value) =>
        Array.isArray(value) ? changeOne(random, value as Json[], () => random.pick(ODD_VALUES)) : value,
      ),
  },
  {
    name: 'many entries',
    apply: (random, answer) =>
      withValues(answer, (value) =>
        Array.isArray(value)
          ? Array<Json[]>(random.int(2, 40))
              .fill(value as Json[])
              .flat()
          : value,
      ),
  },
  {
    name: 'cut off',
    apply: (random, answer) => written(answer, (text) => text.slice(0, random.int(0, text.length))),
  },
  {
    name: 'nested deeply',
    apply: (random, answer) =>
      written(answer, (text) => random.pick(['[', '{"a":', '(', 'f(']).repeat(random.int(10, 4000)) + text),
  },
  {
    name: 'a name twice',
    apply: (_, answer) => written(answer, (text) => text.replaceAll('"url":', '"url":"/first.html","url":')),
  },
  { name: 'single quotes', apply: (_, answer) => written(answer, (text) => text.replaceAll('"', "'")) },
  {
    name: 'words around',
    apply: (random, answer) =>
      written(
        answer,
        (text) =>
          random.pick([
            ")]}',\n",
            'while(1);',
            'for(;;);',
            '<pre>',
            'var x = ',
            '\0',
            '/*'.repeat(500),
            'x'.repeat(2000),
            '((',
          ]) +
          text +
          random.pick(['', ';', ')', '</pre>', '*/']),
      ),
  },
  {
    name: 'a strange character',
    apply: (random, answer) =>
      written(answer, (text) => {
        const at = random.int(0, text.length);
        return (
          text.slice(0, at) +
          random.pick([
            '\t',
            '\0',
            '\\',
            '"',
            '\u2028',
            '\ud800',
            '\\u12',
            '//',
            '/*',
            ',',
            ']',
            'NaN',
            'Infinity',
            '0x1F',
            "'",
          ]) +
          text.slice(at)
        );
      }),
  },
];

/** Answers of interfaces, in JSON and JSONP. */
export const jsonLists = (): Kind => ({
  name: 'json-list',
  share: 8,
  invent(random) {
    const original = answerOf(random);
    const bytesOf = ({ value, write }: Answer): Uint8Array => Buffer.from(write(JSON.stringify(value)));
    const { model, story, unseen: isUnseen } = changed(random, original, { unseen, seen: damage });
    return listCase({
      list,
      bytes: bytesOf(model),
      contentType: 'application/json',
      story,
      sameAs: isUnseen ? bytesOf(original) : undefined,
    });
  },
});
