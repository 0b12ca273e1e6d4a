import type { MinutesFacts } from '../../shared/head.ts';
import { meetingPage, personPage } from '../addresses.ts';
import { attendanceKeys } from '../attendance-key.ts';
import { nameId } from '../index/name-id.ts';
import { PICTURED_MEETINGS } from '../index/people.ts';
import { byDay, mostNamed, type Presence, presences } from '../index/presences.ts';
import { AttendanceChart, FEWEST_MEETINGS } from './charts/attendance-chart.tsx';
import { shortName } from './charts/figure.tsx';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block, Day } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** A name as a link to the person's page, where there is one. */
export const personLink =
  (source: string, people: { has(name: string): boolean }, link: (path: string) => string) =>
  (name: string) =>
    people.has(name) ? (
      <a href={link(personPage(source, nameId(name)))}>{shortName(name)}</a>
    ) : (
      shortName(name)
    );

/** Whoever several meetings name, those named most often first. */
export function peopleIndex(
  source: string,
  documents: readonly MinutesFacts[],
  people: ReadonlyMap<string, Presence>,
  context: PageContext,
): string {
  const nameOf = personLink(source, people, linkFrom(context));
  return listingPageHtml({
    source,
    of: 'people',
    meetings: documents.length,
    context,
    children: (
      <>
        {documents.length >= FEWEST_MEETINGS && (
          <Block id="overview" title={words('chart.attendance')}>
            <AttendanceChart
              documents={byDay(documents.slice(0, PICTURED_MEETINGS))}
              words={words}
              nameOf={nameOf}
            />
          </Block>
        )}
        <Block id="all" title={words('listing.all')}>
          {people.size === 0 ? (
            <FewMeetings documents={documents} link={linkFrom(context)} />
          ) : (
            <>
              <p class="note">
                姓名后面是提到他的会议次数。提到不足三次的，在那些会议的页面上。同名的人无法区分，合在一起。
              </p>
              <ul class="names" data-filter="names">
                {[...people.values()].map(({ name, named }) => (
                  <li>
                    {nameOf(name)} <span class="note">{named}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Block>
      </>
    ),
  });
}

/** People in the table of a government at whose meetings nobody was often. */
const MOST_LISTED = 300;

interface FewProps {
  /** Newest publication first. */
  readonly documents: readonly MinutesFacts[];
  readonly link: (path: string) => string;
}

/** Everybody with their meetings, where nobody has a page yet; each leads to the person's place in the meeting. */
function FewMeetings({ documents, link }: FewProps) {
  const inOrder = byDay(documents);
  const everybody = presences(inOrder);
  if (everybody.length === 0) return <p class="empty">这些会议的纪要没有写谁参加。</p>;
  const anchors = inOrder.map((document) => {
    const keys = attendanceKeys(document);
    return new Map(document.attendance.map(({ name }, index) => [name, keys[index]]));
  });
  return (
    <>
      <p class="note">会议还少，没有人出现三次。这里是每个人参加的会议；同名的人无法区分，合在一起。</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('chart.person')}</th>
            <th scope="col">{words('meetings')}</th>
          </tr>
        </thead>
        <tbody>
          {mostNamed(everybody, MOST_LISTED).map(({ name, roles }) => (
            <tr>
              <th scope="row">{shortName(name)}</th>
              <td class="pieces">
                {inOrder.map(({ id, heldOn }, index) => {
                  const role = roles[index];
                  return (
                    role !== undefined && (
                      <span>
                        <a href={link(`${meetingPage(id)}#${anchors[index]?.get(name)}`)}>
                          {heldOn === undefined ? words('undated') : <Day day={heldOn} words={words} />}
                        </a>{' '}
                        <span class="note">{words(`role.${role}`)}</span>
                      </span>
                    )
                  );
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {everybody.length > MOST_LISTED && <p class="note">只列出{MOST_LISTED}人，其余见下载的“人员”表。</p>}
    </>
  );
}
