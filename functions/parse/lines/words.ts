/** An alternation of words, the longest first so that it wins. Marks of regular expressions in them stand for themselves. */
export const alternatives = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('|');

/** A full stop stands in the words, and something behind it. */
export function holdsSentence(plain: string): boolean {
  const stop = plain.indexOf('。');
  return stop >= 0 && stop < plain.length - 1;
}

/** Words with which a subject is taken up: they open an item of the agenda. */
export const SUBJECT =
  /^(?:会议)?(?:首先|接着|随后|最后|还|又|分别|集中|集体|专题|认真|书面|共同|逐项|重点|组织|再次|深入|，)*(?:传达|学习|听取|审议|研究(?!决定|认为|同意|议定|确定|要求|提出|指出)|讨论(?!决定|认为|同意)|审定|审查|审核|审阅|通报|观看|宣读|开展)/u;
