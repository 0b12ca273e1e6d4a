import type { Layout } from './draft.ts';
import { draftOf, sectionsOf } from './headed.ts';

/** A bullet before words that are no sentence; sentences below it are what was said of the matter. */
const MATTER = /^[·•●◆■▪◎○].*[^。！；：]$/u;
const BULLET = /^[·•●◆■▪◎○]/u;

/** A record that only lists its matters, a bullet each. */
export const bulletsLayout: Layout = {
  id: 'agenda/bullets',
  read(passage, body) {
    const bulleted = body.lines.filter(({ plain }) => BULLET.test(plain));
    if (bulleted.length < 2 || bulleted.length * 2 < body.lines.length) return undefined;
    const { sections } = sectionsOf(passage.reading, body.lines, ({ plain }) => MATTER.test(plain));
    return sections.map((section) => draftOf(passage, body, section, bulletsLayout.id));
  },
  examples: {
    '•上次会议决定事项执行情况报告\n•各科重大事项提报\n•公园改善工程简报资料请尽快报送。': [
      '上次会议决定事项执行情况报告',
      '各科重大事项提报',
    ],
  },
};
