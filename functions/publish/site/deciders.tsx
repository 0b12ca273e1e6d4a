// Who decides: the people in the room who are neither observers nor on leave, and how often they were there.
import type { ComponentChildren } from 'preact';
import type { MinutesFacts } from '../../shared/head.ts';
import { presences } from '../index/presences.ts';
import { clip, plainLine } from '../text.ts';
import { valuesLang } from './parts.tsx';
import type { Words } from './words.ts';

const MOST_PEOPLE = 12;
/** Of the meetings looked at, the share that somebody took part in who belongs to those who decide. */
const REGULARLY = 0.25;
const POST_LENGTH = 40;

interface Decider {
  readonly name: string;
  /** As the newest meeting gives it that gives one. */
  readonly post: string | undefined;
  readonly chaired: number;
  readonly present: number;
  readonly absent: number;
}

/**
 * Whoever chairs these meetings or takes part in them regularly, those who chair first, then those who are there most often.
 * @param documents Oldest first.
 */
export function decidersOf(documents: readonly MinutesFacts[]): Decider[] {
  const listed = documents.filter(({ attendance }) => attendance.length > 0);
  const least = Math.max(1, listed.length * REGULARLY);
  return presences(listed)
    .map(({ name, counts: { chair = 0, present = 0, absent = 0 } }) => ({
      name,
      post: postOf(name, listed),
      chaired: chair,
      present,
      absent,
    }))
    .filter(({ chaired, present }) => chaired > 0 || present >= least)
    .sort((a, b) => b.chaired - a.chaired || b.present - a.present)
    .slice(0, MOST_PEOPLE);
}

function postOf(name: string, oldestFirst: readonly MinutesFacts[]): string | undefined {
  for (const { attendance } of [...oldestFirst].reverse()) {
    const entry = attendance.find((one) => one.name === name && (one.post ?? one.organization) !== undefined);
    if (entry !== undefined)
      return clip(plainLine([entry.organization, entry.post].filter(Boolean).join('')), POST_LENGTH);
  }
  return undefined;
}

interface DecidersProps {
  readonly deciders: readonly Decider[];
  readonly meetings: number;
  readonly words: Words;
  readonly nameOf: (name: string) => ComponentChildren;
}

export const Deciders = ({ deciders, meetings, words, nameOf }: DecidersProps) => (
  <>
    <table class="deciders">
      <thead>
        <tr>
          <th scope="col">{words('chart.person')}</th>
          <th scope="col">{words('deciders.post')}</th>
          <th scope="col">{words('role.chair')}</th>
          <th scope="col">{words('role.present')}</th>
          <th scope="col">{words('role.absent')}</th>
        </tr>
      </thead>
      <tbody>
        {deciders.map(({ name, post, chaired, present, absent }) => (
          <tr>
            <th scope="row" lang={valuesLang(words)}>
              {nameOf(name)}
            </th>
            <td class="post" lang={valuesLang(words)}>
              {post}
            </td>
            {[chaired, present, absent].map((count) => (
              <td>{count === 0 ? '' : count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    <p class="note">{words('deciders.note', { meetings })}</p>
  </>
);
