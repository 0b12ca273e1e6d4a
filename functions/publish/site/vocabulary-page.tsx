import type { ComponentChildren } from 'preact';
import { TOPICS } from '../../shared/topics.ts';
import { INDEX_PAGE } from '../addresses.ts';
import { TABLES } from '../downloads/tables.ts';
import { ATTENDANCE_ROLE, DECISION_KIND, RESPONSIBLE_ROLE } from '../labels.ts';
import { feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';

const KIND_MEANING: Readonly<Record<keyof typeof DECISION_KIND, string>> = {
  approve: '同意、批准、通过、审议通过',
  'approve-in-principle': '原则同意、原则上同意、原则通过',
  determine: '会议确定、决定、明确了一项具体措施',
  assign: '把一项具体任务交给指明的部门或个人：责成、请某局、由某局牵头',
  defer: '暂缓、再议',
  reject: '不同意',
};

const ROLE_MEANING: Readonly<Record<keyof typeof RESPONSIBLE_ROLE, string>> = {
  lead: '牵头',
  owner: '负责、责成、请某局、由某局',
  support: '配合、会同',
};

const ATTENDANCE_MEANING: Readonly<Record<keyof typeof ATTENDANCE_ROLE, string>> = {
  chair: '主持会议的人',
  present: '出席、参加的人',
  observer: '列席、应邀参加的人',
  absent: '请假、缺席的人',
  recorder: '作记录的人',
};

/** What the words, codes and files of this site mean. The facets of the feeds lead here. */
export function vocabularyPage(context: PageContext): string {
  const link = linkFrom(context);
  return renderPage({
    context,
    title: '说明',
    description: '本站所用的分类、代码、数据表和订阅扩展的含义。',
    trail: [{ name: '首页', path: INDEX_PAGE }],
    feeds: feedsOf('all'),
    children: (
      <>
        <header class="title">
          <h1>说明</h1>
        </header>
        <section aria-labelledby="decision-kind">
          <h2 id="decision-kind">决定类型</h2>
          <p>
            决定是会议作出的处置：同意或不同意一件事，定下一项具体措施，或把一项具体任务交给指明的部门或个人。只是强调、要求、听取汇报和学习的，不算决定；有些会议没有决定。
          </p>
          <Terms words={DECISION_KIND} meanings={KIND_MEANING} />
        </section>
        <section aria-labelledby="organization">
          <h2 id="organization">责任方</h2>
          <p>负责落实一项决定的部门或个人，用纪要里的名称。</p>
          <Terms words={RESPONSIBLE_ROLE} meanings={ROLE_MEANING} />
        </section>
        <section aria-labelledby="topic">
          <h2 id="topic">事项领域</h2>
          <p>
            决定涉及的政府工作领域。由程序按用词归类：先看它处置的文件，再看所在议题，最后看交办的内容。没有把握的不归类，一项决定最多归入两个领域。各领域对应联合国
            <abbr title="Classification of the Functions of Government">COFOG</abbr>
            政府职能分类的组别。
          </p>
          <dl class="terms">
            {TOPICS.map(({ code, zh, en, cofog }) => (
              <Term name={code}>
                <strong>{zh}</strong>　<span lang="en">{en}</span>　COFOG {cofog.join('、')}
              </Term>
            ))}
          </dl>
        </section>
        <section aria-labelledby="body">
          <h2 id="body">会议机关</h2>
          <p>开会的机关，用纪要里的名称。</p>
        </section>
        <section aria-labelledby="role">
          <h2 id="role">参会角色</h2>
          <Terms words={ATTENDANCE_ROLE} meanings={ATTENDANCE_MEANING} />
        </section>
        <section aria-labelledby="confidence">
          <h2 id="confidence">把握与疑点</h2>
          <p>
            每项决定和每个参会人员都有一个0到1之间的把握（confidence），即这一条正确的概率。低于0.9的在网页上标为“存疑”，引用前请核对原文。纪要没有写明的，一律留空，不作推测。网页里有而字体里没有的字显示为“〓”。
          </p>
        </section>
        <section aria-labelledby="extension">
          <h2 id="extension">订阅扩展 _minutes</h2>
          <p>
            JSON Feed的每一条都带有<code>_minutes</code>
            ，供程序使用：会议（meeting、body、series、number、heldOn）、政府（source）、决定类型（kind）、领域（topics）、事项（subjects）、责任方（responsible）、期限（deadline）、在原文中的位置（span）、把握（confidence），以及完整文档的地址（documentUrl）。各项含义与
            <a href={link('schemas/minutes.schema.json')}>纪要文档的格式说明</a>相同。
          </p>
        </section>
        <section aria-labelledby="tables">
          <h2 id="tables">数据表</h2>
          <p>
            CSV里一格有多个值的，用<code>|</code>隔开。每张表的第一列是主键，永久不变。
          </p>
          {TABLES.map(({ name, title, columns }) => (
            <>
              <h3>
                {title} <code>{name}</code>
              </h3>
              <dl class="terms">
                {columns.map((column) => (
                  <Term name={column.name}>{column.title}</Term>
                ))}
              </dl>
            </>
          ))}
        </section>
      </>
    ),
  });
}

interface TermsProps<Code extends string> {
  readonly words: Readonly<Record<Code, string>>;
  readonly meanings: Readonly<Record<Code, string>>;
}

function Terms<Code extends string>({ words, meanings }: TermsProps<Code>) {
  const codes = Object.keys(words).filter((code): code is Code => code in meanings);
  return (
    <dl class="terms">
      {codes.map((code) => (
        <Term name={code}>
          <strong>{words[code]}</strong>　{meanings[code]}
        </Term>
      ))}
    </dl>
  );
}

const Term = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>
      <code>{name}</code>
    </dt>
    <dd>{children}</dd>
  </div>
);
