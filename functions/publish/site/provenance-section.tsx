import type { ComponentChildren } from 'preact';
import { meetingDocument } from '../addresses.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { webAddress } from '../text.ts';
import { Heading } from './parts.tsx';

interface ProvenanceProps {
  readonly meeting: PublishedMeeting;
  readonly link: (path: string) => string;
}

/** Where the page came from, when, and where the data are. */
export function ProvenanceSection({
  meeting: { document, firstSeenAt, modifiedAt, goneAt },
  link,
}: ProvenanceProps) {
  const { provenance, id } = document;
  const canonical = webAddress(provenance.canonicalUrl);
  const fetched = webAddress(provenance.url);
  return (
    <section aria-labelledby="provenance">
      <Heading id="provenance" message="record.provenance" />
      <dl class="facts wide">
        {canonical !== undefined && (
          <Fact name="原网页">
            <a href={canonical}>{canonical}</a>
          </Fact>
        )}
        {fetched !== undefined && fetched !== canonical && (
          <Fact name={canonical === undefined ? '原网页' : '抓取地址'}>
            <a href={fetched}>{fetched}</a>
          </Fact>
        )}
        {goneAt !== undefined && (
          <Fact name="原网页状态">
            已从原网站消失（
            <Instant at={goneAt} />
            发现），本站保留当时的内容
          </Fact>
        )}
        {provenance.fetchedAt !== undefined && (
          <Fact name="抓取时间">
            <Instant at={provenance.fetchedAt} />
          </Fact>
        )}
        <Fact name="首次收录">
          <Instant at={firstSeenAt} />
        </Fact>
        {modifiedAt !== undefined && (
          <Fact name="最近变更">
            <Instant at={modifiedAt} />
          </Fact>
        )}
        <Fact name="原页校验值">
          <code>SHA-256 {provenance.sha256}</code>
        </Fact>
        <Fact name="解析器">{provenance.parser}</Fact>
        <Fact name="标识">
          <code>{id}</code>
        </Fact>
        <Fact name="完整数据">
          <a href={link(meetingDocument(id))} type="application/json">
            JSON文档
          </a>
          （<a href={link('schemas/minutes.schema.json')}>格式说明</a>）
        </Fact>
      </dl>
    </section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** An instant in Beijing time, to the minute. */
function Instant({ at }: { readonly at: string }) {
  const local = new Date(Date.parse(at) + CHINA_OFFSET_MS).toISOString();
  return <time dateTime={at}>{`${local.slice(0, 10)} ${local.slice(11, 16)}（北京时间）`}</time>;
}
