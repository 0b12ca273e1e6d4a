import type { MinutesDocument, QualityIssue } from '../../../schemas/generated/minutes.ts';
import { inText, issueAnchor } from './annotations.ts';

const SEVERITY: Readonly<Record<QualityIssue['severity'], string>> = {
  info: '说明',
  warning: '存疑',
  error: '错误',
};

const GOOD = 0.9;
const FAIR = 0.7;

/** How far the document can be relied on, and everything that was repaired or is in doubt. */
export function QualitySection({ document }: { readonly document: MinutesDocument }) {
  const { score, issues } = document.quality;
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">可信程度</h2>
      <p>
        {scoreInWords(score)}
        {issues.length === 0 ? '没有需要说明的修复或疑点。' : '修复和疑点如下：'}
      </p>
      {issues.length > 0 && (
        <ol class="issues">
          {issues.map((issue, index) => (
            <li id={issueAnchor(index)} class={issue.severity}>
              <span class="tag">{SEVERITY[issue.severity]}</span> {issue.message}
              {issue.span !== undefined && (
                <>
                  {' '}
                  <a href={`#${inText(issueAnchor(index))}`} aria-label={`注${index + 1}在原文中的位置`}>
                    原文位置
                  </a>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function scoreInWords(score: number): string {
  const percent = `${Math.round(score * 100)}分（满分100）`;
  if (score >= GOOD) return `提取质量${percent}：总体可靠。`;
  return score >= FAIR
    ? `提取质量${percent}：大体可靠，引用前请核对原文。`
    : `提取质量${percent}：请以原文为准。`;
}
