import { oneOf } from '../by-unit.ts';
import type { Line } from './line.ts';

const OTHER_MATTERS =
  /^(?:此外|另外|最后)?，?(?:会议)?(?:还|同时|也|另)[^。]{0,24}(?:其他|其它|相关|有关)[^。]{0,14}。?$/u;
/** One of these stands in every such sentence. */
const OTHERS = /其[他它]|相关|有关/u;
/** 其他事项 and no more. */
const OTHERS_ALONE = /^(?:会议)?(?:研究)?(?:了)?其[他它](?:有关|相关)?(?:事项|事宜|工作|议题)?。?$/u;
const LONGEST = 40;
const DEALT_WITH = /研究|讨论|听取|审议|通报|传达|学习|部署/u;

/** A sentence after which nothing was dealt with any more: 会议还研究了其他事项. Also under a numeral of its own. */
export function isClosing(line: Line): boolean {
  const length = line.mark?.length ?? 0;
  if (line.plain.length > length + LONGEST || !OTHERS.test(line.plain)) return false;
  const words = line.plain.slice(length);
  return (OTHER_MATTERS.test(words) && DEALT_WITH.test(words)) || OTHERS_ALONE.test(words);
}

const SENT =
  /^(?:(?:抄送|抄报|主送|报送|发送|分送|呈送|呈报|送达)[^，。]{0,6}|报|送|发)：|^（?共印\d+份）?$/u;
const opensSent = oneOf('抄主报发分呈送（共');
const PRINTED = /\d日?(?:印发|印制|印)$/u;
const closesPrinted = oneOf('发制印');

/** 抄送, 印发 and the end mark of a record. */
export const isDistribution = (plain: string): boolean =>
  (opensSent(plain.charCodeAt(0)) && SENT.test(plain)) ||
  (plain.length <= 60 && closesPrinted(plain.charCodeAt(plain.length - 1)) && PRINTED.test(plain));
