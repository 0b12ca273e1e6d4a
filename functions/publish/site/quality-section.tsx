import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { qualityIssueInWords } from '../labels.ts';
import { inText, issueAnchor } from './annotations.ts';
import { Heading } from './parts.tsx';

const SEVERITY: Readonly<Record<QualityIssue['severity'], string>> = {
  info: '说明',
  warning: '存疑',
  error: '错误',
};

const GOOD = 0.9;
const FAIR = 0.7;

/** How far the document can be relied on, and everything that was repaired or is in doubt. */
export function QualitySection({ document }: { readonly document: MinutesFacts }) {
  const { score, issues, review } = document.quality;
  return (
    <section aria-labelledby="quality">
      <Heading id="quality" message="record.quality" />
      <p>
        {scoreInWords(score)}
        {issues.length === 0 ? '没有需要说明的修复或疑点。' : '修复和疑点如下：'}
      </p>
      {review !== undefined && (
        <p class="note">
          自动识别认为需要人工复核，已复核后发布。原因：<span lang="en">{review}</span>
        </p>
      )}
      {issues.length > 0 && (
        <ol class="issues">
          {issues.map((issue, index) => (
            <Issue issue={issue} index={index} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** In Chinese for the readers of the page; the message below is made of parts, and is in English. */
function Issue({ issue, index }: { readonly issue: QualityIssue; readonly index: number }) {
  const words = qualityIssueInWords(issue);
  const message = <span lang="en">{issue.message}</span>;
  const anchor = issueAnchor(index);
  return (
    <li id={anchor} class={issue.severity}>
      <span class="tag">{SEVERITY[issue.severity]}</span> {words ?? message}
      {issue.span !== undefined && (
        <>
          {' '}
          <a href={`#${inText(anchor)}`}>
            原文位置<span class="unseen">：注{index + 1}</span>
          </a>
        </>
      )}
      {words !== undefined && <span class="particulars">{message}</span>}
    </li>
  );
}

function scoreInWords(score: number): string {
  const percent = `${Math.round(score * 100)}分（满分100）`;
  if (score >= GOOD) return `提取质量${percent}：总体可靠。`;
  return score >= FAIR
    ? `提取质量${percent}：大体可靠，引用前请核对原文。`
    : `提取质量${percent}：请以原文为准。`;
}
