import { topicPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { LISTED_DECISIONS } from '../site/decision-list.tsx';
import { topicPageHtml } from '../site/topic-page.tsx';
import { decisionsShown, labelsOf } from './context.ts';
import { pageContext, type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** What the government decided in each subject area: a page. */
export const targetsOf = ({ source, topics, names }: GovernmentIndex, context: TargetContext): Target[] =>
  topics.map(({ topic, decisions: all }) => {
    const decisions = all.slice(0, LISTED_DECISIONS);
    return {
      id: `topic/${source}/${topic.code}`,
      order: 'page',
      inputs: [
        decisionsShown(decisions),
        labelsOf(
          decisions.map(({ decision }) => decision),
          names,
        ),
      ],
      render() {
        const path = topicPage(source, topic.code);
        return textFiles({ [path]: topicPageHtml(source, topic, decisions, pageContext(path, context)) });
      },
    };
  });
