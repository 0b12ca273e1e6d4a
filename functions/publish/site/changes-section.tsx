import type { Decision } from '../../../schemas/generated/minutes.ts';
import { decisionAnchor } from '../addresses.ts';
import type { Change } from '../index/changes.ts';
import type { CorrectionChanges, History } from '../index/history.ts';
import { dayInWords } from '../labels.ts';
import { cleanText, clip, plainLine } from '../text.ts';
import { Heading } from './parts.tsx';
import { type MessageKey, firstWords as words } from './words.ts';

interface ChangesProps {
  readonly history: History;
  readonly decisions: readonly Decision[];
}

/** What people have changed of what was read, and what is read otherwise since the page was changed: each with the old and the new value. */
export function ChangesSection({ history: { corrections, revisions }, decisions }: ChangesProps) {
  if (corrections.length + revisions.length === 0) return null;
  return (
    <section aria-labelledby="corrections">
      <Heading id="corrections" message="record.corrections" />
      <ol class="issues">
        {corrections.map((correction) => (
          <li class="info">
            <CorrectionHead correction={correction} />
            <Changes changes={correction.changes} decisions={decisions} />
          </li>
        ))}
        {revisions.map(({ at, changes }) => (
          <li class="info">
            <span class="tag">原网页改动</span> {dayInWords(at.slice(0, 10))}读到的内容与以前不同：
            <Changes changes={changes} decisions={decisions} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const CorrectionHead = ({ correction: { at, by, why } }: { readonly correction: CorrectionChanges }) => (
  <>
    <span class="tag">人工更正</span> {dayInWords(at.slice(0, 10))}，{cleanText(why)}（{cleanText(by)}）
  </>
);

const MOST_CHANGES = 40;
const VALUE_LENGTH = 160;

interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly decisions: readonly Decision[];
}

const Changes = ({ changes, decisions }: ChangeListProps) => (
  <ul class="changes">
    {changes.slice(0, MOST_CHANGES).map((change) => (
      <li>
        <What change={change} decisions={decisions} />
        {change.from !== undefined && (
          <>
            <span class="unseen">原为</span>
            <del>{valueInWords(change, change.from)}</del>{' '}
          </>
        )}
        {change.to !== undefined && (
          <>
            <span class="unseen">现为</span>
            <ins>{valueInWords(change, change.to)}</ins>
          </>
        )}
      </li>
    ))}
    {changes.length > MOST_CHANGES && <li>……共{changes.length}处</li>}
  </ul>
);

const FIELD: Readonly<Record<Change['field'], string>> = {
  title: '标题',
  heldOn: '召开日期',
  heldDuring: '召开时段',
  number: '会议次数',
  series: '会议名称',
  body: '会议机关',
  documentNumber: '发文字号',
  indexNumber: '索引号',
  issuer: '发布机构',
  issuedOn: '成文日期',
  publishedAt: '公布日期',
  validity: '有效性',
  form: '形式',
  kind: '类型',
  subjects: '事项',
  responsible: '责任',
  deadline: '期限',
  name: '姓名',
  role: '角色',
  organization: '单位',
  post: '职务',
  note: '备注',
  heading: '标题',
  whole: '',
};

/** `决定3 类型：`; what is gone has no number any more. */
function What({ change: { of, which, field }, decisions }: ChangeProps) {
  const name = field === 'whole' ? '' : FIELD[field];
  if (of === 'meeting') return <>{name}：</>;
  if (of === 'item') return <>{`议题${which}${name}：`}</>;
  if (of === 'person') return <>{`${plainLine(which)}${name === '' ? '' : `的${name}`}：`}</>;
  const index = decisions.findIndex(({ id }) => id === which);
  if (index < 0) return <>{`决定${name}：`}</>;
  return (
    <>
      <a href={`#${decisionAnchor(which)}`}>决定{index + 1}</a>
      {name}：
    </>
  );
}

interface ChangeProps {
  readonly change: Change;
  readonly decisions: readonly Decision[];
}

/** Codes in the words of the page, days as days, the rest as it is. */
function valueInWords({ of, field }: Change, value: string): string {
  if (field === 'kind') return words(`kind.${value}` as MessageKey);
  if (field === 'role' && of === 'person') return words(`role.${value}` as MessageKey);
  if (field === 'form') return words(`form.${value}` as MessageKey);
  if (field === 'responsible')
    return clip(
      plainLine(
        value.replace(/，(lead|owner|support)(?=；|$)/g, (_, role) =>
          words('bracket', { text: words(`duty.${role}` as MessageKey) }),
        ),
      ),
      VALUE_LENGTH,
    );
  return clip(plainLine(dayInWords(value)), VALUE_LENGTH);
}
