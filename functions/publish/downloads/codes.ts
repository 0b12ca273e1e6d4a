import { TOPICS } from '../../shared/topics.ts';
import en from '../site/messages/en.json' with { type: 'json' };
import zh from '../site/messages/zh-Hans.json' with { type: 'json' };
import type { CellValue, Column } from './table.ts';

/** A code of the tables in words. */
export interface Code {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

type MessageKey = keyof typeof zh & keyof typeof en;

const inMessages = (prefix: string, codes: readonly string[]): Code[] =>
  codes.map((code) => {
    const key = `${prefix}.${code}` as MessageKey;
    return { code, zh: zh[key], en: en[key].toLowerCase() };
  });

/** Every list of codes that columns of the tables are written in. */
export const CODE_LISTS = {
  form: inMessages('form', ['minutes', 'report']),
  'part-of-day': [
    { code: 'morning', zh: '上午', en: 'morning' },
    { code: 'afternoon', zh: '下午', en: 'afternoon' },
    { code: 'evening', zh: '晚上', en: 'evening' },
  ],
  'item-kind': inMessages('item', ['study', 'report', 'deliberation', 'mixed', 'other']),
  'decision-kind': inMessages('kind', [
    'approve',
    'approve-in-principle',
    'determine',
    'assign',
    'defer',
    'reject',
  ]),
  'responsible-role': inMessages('duty', ['lead', 'owner', 'support']),
  'attendance-role': inMessages('role', ['chair', 'present', 'observer', 'absent', 'recorder']),
  'attendance-flag': [
    { code: 'name-truncated', zh: '姓名在页面上被截断', en: 'the page cuts the name visibly' },
    { code: 'name-uncertain', zh: '姓名存疑', en: 'the name is in doubt' },
    { code: 'organization-uncertain', zh: '单位存疑', en: 'the organisation is in doubt' },
  ],
  'text-flag': [
    { code: 'digits-damaged', zh: '原文数字有缺损', en: 'digits of the page lost what stood between them' },
    { code: 'text-in-doubt', zh: '原文此处有损坏或存疑', en: 'a fault of the page lies in the sentence' },
  ],
  'post-kind': [
    { code: 'head', zh: '政府正职', en: 'head of the government' },
    { code: 'deputy-head', zh: '政府副职', en: 'deputy head of the government' },
    { code: 'secretary-general', zh: '秘书长', en: 'secretary-general' },
    { code: 'assistant', zh: '助理', en: 'assistant to the head' },
    {
      code: 'member',
      zh: '职务未载的组成人员',
      en: 'of the leadership by a post not stated',
    },
    { code: 'party', zh: '党内职务', en: 'post in the Party' },
    { code: 'body-head', zh: '部门正职', en: 'head of a body' },
    { code: 'body-deputy', zh: '部门副职', en: 'deputy head of a body' },
    { code: 'other', zh: '其他职务', en: 'other post' },
  ],
  'membership-evidence': [
    { code: 'roster', zh: '名册', en: 'named by the file of the source' },
    { code: 'post', zh: '职务', en: 'post stated on a page' },
    {
      code: 'seated',
      zh: '列席另列',
      en: 'present where observers are listed apart',
    },
    { code: 'listed', zh: '经常列名', en: 'regularly listed' },
  ],
  script: [
    { code: 'hans', zh: '简体', en: 'simplified' },
    { code: 'hant', zh: '繁体', en: 'traditional' },
  ],
  topic: TOPICS.map(({ code, zh, en }) => ({ code, zh, en })),
} satisfies Readonly<Record<string, readonly Code[]>>;

export type CodeList = keyof typeof CODE_LISTS;

export const codesOf = (list: CodeList): readonly string[] => CODE_LISTS[list].map(({ code }) => code);

const labelIn = (list: CodeList, language: 'zh' | 'en', code: string): string =>
  (CODE_LISTS[list] as readonly Code[]).find((one) => one.code === code)?.[language] ?? code;

interface Coded<Row> {
  readonly list: CodeList;
  readonly name: string;
  /** In Chinese, of the column with the words. */
  readonly title: string;
  readonly description: string;
  readonly value: (row: Row) => string | readonly string[] | undefined;
  readonly isList?: true;
}

/** Three columns: a code, or a list of them, and beside it what it means in Chinese and in English. */
export function coded<Row>({ list, name, title, description, value, isList }: Coded<Row>): Column<Row>[] {
  const type = isList === true ? ('list' as const) : ('string' as const);
  const inWords =
    (language: 'zh' | 'en') =>
    (row: Row): CellValue => {
      const codes = value(row);
      if (codes === undefined) return undefined;
      return typeof codes === 'string'
        ? labelIn(list, language, codes)
        : codes.map((code) => labelIn(list, language, code));
    };
  return [
    { name, title: `${title}代码`, type, forPrograms: true, description, codes: codesOf(list), value },
    { name: `${name}_zh`, title, type, description: `\`${name}\` in Chinese.`, value: inWords('zh') },
    {
      name: `${name}_en`,
      title: `${title}（英文）`,
      type,
      forPrograms: true,
      description: `\`${name}\` in English.`,
      value: inWords('en'),
    },
  ];
}
