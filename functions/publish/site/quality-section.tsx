import type { MinutesDocument, QualityIssue } from '../../../schemas/generated/minutes.ts';
import { qualityIssueInWords } from '../labels.ts';
import { plainLine } from '../text.ts';
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
export function QualitySection({ document }: { readonly document: MinutesDocument }) {
  const { score, issues, review } = document.quality;
  return (
    <section aria-labelledby="quality">
      <Heading id="quality" message="record.quality" />
      <p>
        {scoreInWords(score)}
        {issues.length === 0 ? '没有需要说明的修复或疑点。' : '修复和疑点如下：'}
      </p>
      {review !== undefined && <p class="note">自动识别认为需要人工复核，已复核后发布。</p>}
      {issues.length > 0 && (
        <ol class="issues">
          {issues.map((issue, index) => (
            <Issue issue={issue} index={index} text={document.text} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface IssueProps {
  readonly issue: QualityIssue;
  readonly index: number;
  /** Of the page, that the issue points into. */
  readonly text: string;
}

/** Longer stretches are looked up in the text. */
const QUOTED_LENGTH = 40;

/** In Chinese, with the characters that it is about; an issue without words of its own in those of the parser. */
function Issue({ issue, index, text }: IssueProps) {
  const { span, severity, message } = issue;
  const anchor = issueAnchor(index);
  const quoted = span === undefined ? '' : plainLine(text.slice(...span));
  return (
    <li id={anchor} class={severity}>
      <span class="tag">{SEVERITY[severity]}</span>{' '}
      {qualityIssueInWords(issue) ?? <span lang="en">{message}</span>}
      {quoted !== '' && quoted.length <= QUOTED_LENGTH && `：“${quoted}”`}
      {span !== undefined && (
        <>
          {' '}
          <a href={`#${inText(anchor)}`}>
            原文位置<span class="unseen">：注{index + 1}</span>
          </a>
        </>
      )}
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
