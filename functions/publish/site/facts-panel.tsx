import type { ComponentChildren } from 'preact';
import type { MinutesDocument, QualityIssue } from '../../../schemas/generated/minutes.ts';
import { dayInWords, FORM, heldInWords, meetingName } from '../labels.ts';
import { webAddress } from '../text.ts';
import { issueAnchor } from './annotations.ts';
import type { PageContext } from './page.tsx';
import { Heading, ReportLink } from './parts.tsx';

/** What an issue is about, for a mark beside the value, and the mark. */
const FLAGS: Readonly<Record<string, readonly [fact: string, flag: string]>> = {
  'date-repaired': ['召开', '缺字，已补'],
  'date-inferred': ['召开', '按上下文推定'],
  'date-order': ['召开', '先后不合常理'],
  'weekday-mismatch': ['召开', '与星期不符'],
  'number-repaired': ['会议', '缺字，已补'],
  'number-conflict': ['会议', '前后不一致'],
  'number-unclear': ['会议', '写法不明'],
  'document-number-normalised': ['发文字号', '写法已规范'],
  'index-number-invalid': ['索引号', '不合规则'],
  'publication-changed': ['公布', '原网页改动过'],
};

interface FactsProps {
  readonly document: MinutesDocument;
  readonly context: PageContext;
}

/** The facts of the meeting itself, beside what it decided; what was repaired or is in doubt says so where it stands. */
export function FactsPanel({ document, context }: FactsProps) {
  const day = (value: string | undefined) => (value === undefined ? undefined : dayInWords(value));
  const { provenance, attendance } = document;
  const chairs = attendance.filter(({ role }) => role === 'chair').map(({ name }) => name);
  const original = webAddress(provenance.canonicalUrl ?? provenance.url);
  const facts: readonly (readonly [name: string, value: ComponentChildren | undefined])[] = [
    ['召开', heldInWords(document)],
    ['会议', document.number === undefined ? document.series : meetingName(document)],
    ['主持', chairs.length === 0 ? undefined : chairs.join('、')],
    ['会议机关', document.body],
    ['形式', FORM[document.form]],
    ['发文字号', document.documentNumber],
    ['索引号', document.indexNumber],
    ['发布机构', document.issuer],
    ['成文', day(document.issuedOn)],
    ['公布', day(document.publishedAt)],
    ['分类', document.categories?.join('、')],
    ['有效性', document.validity],
    ['原网页', original === undefined ? undefined : <a href={original}>{new URL(original).host}</a>],
  ];
  return (
    <section class="panel" aria-labelledby="facts">
      <Heading id="facts" message="record.facts" />
      <dl class="facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div>
                <dt>{name}</dt>
                <dd>
                  {value}
                  <Flags issues={document.quality.issues} fact={name} />
                </dd>
              </div>
            ),
        )}
      </dl>
      <p class="links">
        <ReportLink context={context} anchor="facts" value={document.title} of="会议信息" />
      </p>
    </section>
  );
}

interface FlagsProps {
  readonly issues: readonly QualityIssue[];
  readonly fact: string;
}

/** Marks beside a value, each leading to what is said of it. */
const Flags = ({ issues, fact }: FlagsProps) => (
  <>
    {issues.map(({ code }, index) => {
      const [about, flag] = FLAGS[code] ?? [];
      return (
        about === fact && (
          <a class="flag" href={`#${issueAnchor(index)}`}>
            {flag}
          </a>
        )
      );
    })}
  </>
);
