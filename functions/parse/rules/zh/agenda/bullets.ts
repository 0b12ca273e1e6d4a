import type { Line } from '../../../lines/line.ts';
import type { Layout } from './draft.ts';
import { draftOf, sectionsOf } from './headed.ts';

const BULLET = /^[·•●◆■▪◎○]/u;

/** A record that only lists its matters, a bullet each; what is indented below one belongs to it. */
export const bulletsLayout: Layout = {
  id: 'agenda/bullets',
  read(passage, body) {
    const { reading } = passage;
    const bulleted = body.lines.filter(({ plain }) => BULLET.test(plain));
    if (bulleted.length < 2 || bulleted.length * 2 < body.lines.length) return undefined;
    const indentOf = ({ range }: Line): number => reading.gapBefore(range.start);
    const outer = bulleted.reduce((least, line) => Math.min(least, indentOf(line)), Number.POSITIVE_INFINITY);
    const { sections } = sectionsOf(
      reading,
      body.lines,
      (line) => BULLET.test(line.plain) && indentOf(line) === outer,
    );
    return sections.map((section) => draftOf(passage, body, section, bulletsLayout.id));
  },
  examples: {
    '  •上次会议决定事项执行情况报告\n  •各科重大事项提报\n    •公园改善工程简报资料请尽快报送。': [
      '上次会议决定事项执行情况报告',
      '各科重大事项提报',
    ],
  },
};
