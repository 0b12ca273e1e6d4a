import { yearPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { yearPageHtml } from '../site/year-page.tsx';
import { versionsOf } from './context.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** Every meeting of a year, with what it decided. */
export const targetsOf = ({ source, years, heldIn }: GovernmentIndex, context: TargetContext): Target[] =>
  years.map((year) => {
    const meetings = heldIn(year);
    const path = yearPage(source, year);
    return {
      id: `year/${source}/${year}`,
      order: 'page',
      inputs: versionsOf(meetings),
      render: () => textFiles({ [path]: yearPageHtml(source, year, meetings, pageContext(path, context)) }),
    };
  });
