// Minutes that we invent, as documents: what a parser would make of a page, without a parser.

import type { Parse } from '../../functions/record/deps.ts';
import { refused } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';

/** What an invented page says. Its JSON text is the page. */
export interface Page {
  /** Natural id of the meeting, e.g. `qingshi/2024/3`. */
  readonly id: string;
  readonly form?: MinutesDocument['form'];
  readonly series?: string;
  readonly number?: number;
  readonly heldOn?: string;
  readonly publishedAt?: string;
  /** What was approved, and who must carry it out. */
  readonly decisions?: readonly { readonly subject: string; readonly responsible?: string }[];
  readonly present?: readonly { readonly name: string; readonly organization?: string }[];
  readonly canonicalUrl?: string;
  /** Why a person should look at it before it is published. */
  readonly doubt?: string;
  /** Something on the page that is not part of the minutes, e.g. the number of visits. */
  readonly visits?: number;
}

export const springMeeting: Page = {
  id: 'qingshi/2024/3',
  heldOn: '2024-03-08',
  publishedAt: '2024-03-15',
  decisions: [
    { subject: '《青石县茶园灌溉办法》', responsible: '县水利局' },
    { subject: '《青石县古桥修缮方案》', responsible: '县住建局' },
  ],
  present: [
    { name: '柏青山', organization: '县水利局' },
    { name: '竹清和', organization: '县住建局' },
  ],
};

export const summerMeeting: Page = {
  id: 'qingshi/2024/7',
  heldOn: '2024-07-02',
  publishedAt: '2024-07-10T09:30:00+08:00',
  decisions: [{ subject: '《青石县渡口管理规定》', responsible: '县交通局' }],
  present: [{ name: '柏青山', organization: '县水利局' }],
};

export const quietMeeting: Page = {
  id: 'yunpu/2023/12',
  heldOn: '2023-12-20',
  publishedAt: '2024-01-05',
  present: [{ name: '桑晚舟', organization: '区档案馆' }],
};

export const doubtfulMeeting: Page = {
  id: 'yunpu/2024/2',
  heldOn: '2024-02-06',
  publishedAt: '2024-02-20',
  decisions: [{ subject: '《云浦区灯会方案》' }],
  present: [{ name: '桑晚舟' }],
  doubt: 'Half of the page is missing.',
};

/** Reads the invented pages; `version` is the parser's, and `revise` what a better one does to the document. */
export function pageParser(version = '1.0.0', revise = (document: MinutesDocument) => document): Parse {
  return ({ bytes, contentType, sha256, url, fetchedAt }) => {
    const text = new TextDecoder().decode(bytes);
    if (!text.startsWith('{')) throw refused('not-minutes', 'The page is not minutes.');
    const page: Page = JSON.parse(text);
    return revise({
      ...minutesOf(page),
      provenance: {
        ...(url !== undefined && { url }),
        ...(page.canonicalUrl !== undefined && { canonicalUrl: page.canonicalUrl }),
        ...(fetchedAt !== undefined && { fetchedAt }),
        sha256,
        contentType,
        script: 'hans',
        parser: version,
      },
    });
  };
}

function minutesOf(page: Page): Omit<MinutesDocument, 'provenance'> {
  const { id, form = 'minutes', series, number, heldOn, publishedAt } = page;
  const { decisions = [], present = [], doubt } = page;
  const sentences = decisions.map(({ subject }) => `会议同意${subject}。`);
  const names = present.map(({ name }) => name);
  const text = ['会议纪要', ...sentences, ...names].join('\n');
  const spanOf = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length];
  return {
    id,
    schemaVersion: 2,
    form,
    source: id.slice(0, id.indexOf('/')),
    title: `${id} 会议纪要`,
    ...(series !== undefined && { series }),
    ...(number !== undefined && { number }),
    ...(heldOn !== undefined && { heldOn }),
    ...(publishedAt !== undefined && { publishedAt }),
    items: [],
    decisions: decisions.map(({ subject, responsible }, index) => ({
      id: `${id}/${sha256(subject).slice(0, 8)}`,
      kind: 'approve',
      subjects: [subject],
      responsible: responsible === undefined ? [] : [{ name: responsible, role: 'owner' }],
      text: sentences[index] ?? '',
      span: spanOf(sentences[index] ?? ''),
      confidence: 0.97,
    })),
    attendance: present.map(({ name, organization }) => ({
      name,
      role: 'present',
      ...(organization !== undefined && { organization }),
      span: spanOf(name),
      confidence: 0.98,
    })),
    text,
    quality: { score: 1, issues: [], ...(doubt !== undefined && { review: doubt }) },
  };
}
