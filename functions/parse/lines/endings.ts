import type { Line } from './line.ts';

const OTHER_MATTERS =
  /^(?:此外|另外|最后)?，?(?:会议)?(?:还|同时|也|另)[^。]{0,24}(?:其他|其它|相关|有关)[^。]{0,14}。?$/u;
/** 其他事项 and no more. */
const OTHERS_ALONE = /^(?:会议)?(?:研究)?(?:了)?其[他它](?:有关|相关)?(?:事项|事宜|工作|议题)?。?$/u;
const LONGEST = 40;
const DEALT_WITH = /研究|讨论|听取|审议|通报|传达|学习|部署/u;

/** A sentence after which nothing was dealt with any more: 会议还研究了其他事项. Also under a numeral of its own. */
export function isClosing({ plain, mark }: Pick<Line, 'plain' | 'mark'>): boolean {
  const words = plain.slice(mark?.length ?? 0);
  if (words.length > LONGEST) return false;
  return (OTHER_MATTERS.test(words) && DEALT_WITH.test(words)) || OTHERS_ALONE.test(words);
}

const SENT =
  /^(?:(?:抄送|抄报|主送|报送|发送|分送|呈送|呈报|送达)[^，。]{0,6}|报|送|发)：|^（?共印\d+份）?$/u;
const PRINTED = /\d日?(?:印发|印制|印)$/u;

/** （此件公开发布）: whom a record may be shown. */
export const isDisclosure = (plain: string): boolean => /^（此件[^（）]{2,14}）$/u.test(plain);

/** 抄送, 印发 and the end mark of a record. */
export const isDistribution = (plain: string): boolean =>
  SENT.test(plain) || (plain.length <= 60 && PRINTED.test(plain));

const WRITERS =
  '(?:本[报网台])?(?:特约|见习|实习|融媒体?|全媒体|首席)?(?:记者|通讯员|撰稿人?|供稿人?|供稿单位|来源|稿源|作者|编辑|责任编辑|责编|编审|一审|二审|三审|初审|复审|终审|审核人?|审稿人?|校对|监制|摄影|图片|文字?|文/图|图/文|统筹)';
/** （责任编辑：某某）, 编辑：某某　审核：某某, （记者 某某） */
const BYLINE = new RegExp(
  `^（?${WRITERS}(?:[：/|]|(?<=记者|通讯员|编辑|责编)(?=[\\p{Script=Han}]{2,4}(?:[）、]|$)))[^。；]{0,60}）?$`,
  'u',
);
/** （某某某）, （某某　某某）: the name of who wrote it, in brackets behind the last word. */
const SIGNED = /^（[\p{Script=Han}]{2,4}(?:[、/][\p{Script=Han}]{2,4}){0,3}）$/u;

/** ■某某, ■县融媒体中心记者组: under the headline of a newspaper. */
const UNDER_HEADLINE = /^■[\p{Script=Han}A-Za-z、]{2,20}$/u;

/** A line that names who wrote or edited a report. */
export const isByline = (plain: string): boolean =>
  plain.length <= 80 && (BYLINE.test(plain) || SIGNED.test(plain) || UNDER_HEADLINE.test(plain));

/** Where, behind the last sentence of a report, a bracket with its writers begins. */
export function bylineIn(plain: string): number | undefined {
  if (!plain.endsWith('）')) return undefined;
  const at = plain.lastIndexOf('（');
  return at > 0 && /[。！”]/u.test(plain[at - 1] ?? '') && isByline(plain.slice(at)) ? at : undefined;
}

const PAPER =
  '(?:本[报网台站]|[\\p{Script=Han}A-Za-z]{0,14}?(?:网|报|社|台|融媒体?|发布|融媒体?中心|客户端|新闻)|[\\p{Script=Han}]{2,8}(?=\\d{1,2}月))';
/** 8月3日…, （记者…）, a colon or the first post of a sentence: what may stand behind 讯, so that 供电公司 is no dateline. */
const BEHIND_DATELINE = '(?=[（：】，\\d昨今前近日记]|$|[\\p{Script=Han}]{0,8}(?:委|长|书记|主任|政府))';
const DATELINE = new RegExp(
  `^[【［]?(?:${PAPER}[\\p{Script=Han}]{0,6}?(?:\\d{1,2}月\\d{1,2}日)?(?:综合)?讯|(?:新华社|中新社|[\\p{Script=Han}]{2,8}社)[\\p{Script=Han}]{0,8}\\d{1,2}月\\d{1,2}日电)[】］]?${BEHIND_DATELINE}(?:（[^（）]{2,40}）)?(?:(?:本[报网台])?(?:记者|通讯员)[^，。：；]{2,24}?(?:报道)?[：，])?[：，]?`,
  'u',
);
/** （记者某某）8月3日，…: writers before the first word. */
const WRITERS_FIRST = new RegExp(`^（(?:${WRITERS})[^（）]{0,40}）`, 'u');

/** 某某融媒记者某某8月3日，…: writers before the first word, without a bracket. */
const WRITERS_GLUED =
  /^[\p{Script=Han}]{0,12}(?:记者|通讯员)[：/]?[\p{Script=Han}、]{2,12}?(?=\d{1,2}月\d{1,2}日|\d{1,2}日|昨[天日]|今[天日])/u;

/** How long the dateline is with which a report begins: 某某网8月26日讯（记者 某某）. 0 where there is none. */
export const datelineLength = (plain: string): number =>
  (DATELINE.exec(plain) ?? WRITERS_FIRST.exec(plain) ?? WRITERS_GLUED.exec(plain))?.[0].length ?? 0;
