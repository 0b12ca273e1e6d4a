import { documentPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { documentPageHtml } from '../site/document-page.tsx';
import { decisionsShown } from './context.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The way of each document through the meetings that dealt with it, where there were several. */
export const targetsOf = ({ source, threads }: GovernmentIndex, context: TargetContext): Target[] =>
  threads.map(({ id, title, decisions }) => {
    const path = documentPage(source, id);
    return {
      id: `document/${source}/${id}`,
      order: 'page',
      inputs: [title, decisionsShown(decisions)],
      render: () =>
        textFiles({ [path]: documentPageHtml({ source, title }, decisions, pageContext(path, context)) }),
    };
  });
