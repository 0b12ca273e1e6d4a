import { hash } from 'node:crypto';
import type { Source } from '../../../schemas/generated/source.ts';
import { SERIES } from '../lines/titles.ts';
import type { MeetingFacts } from '../rules/facts.ts';
import { UNTOLD } from './untold.ts';

const MAIN_SERIES = '常务会议';
const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Where a page was found; used for a meeting that the page does not identify. */
export interface Address {
  readonly canonicalUrl?: string;
  readonly url?: string;
  /** SHA-256 of the page's bytes. */
  readonly sha256: string;
}

/**
 * Identifier of a meeting: source / year held / number (with the series where it is not the source's main one); else
 * source / 索引号; else source / hash of the address. A page whose government is not told is not identified by year and
 * number, because those are counted by each government.
 */
export function meetingId(meeting: MeetingFacts, source: Source | undefined, address: Address): string {
  const place = source?.id ?? UNTOLD;
  const year = meeting.heldOn?.slice(0, 4);
  if (source !== undefined && year !== undefined && meeting.number !== undefined) {
    const main = source.series ?? MAIN_SERIES;
    const { series } = meeting;
    // A kind of meeting that the table does not know is counted for itself, too.
    const slug = series === undefined ? undefined : (SERIES[series] ?? `kind-${sha256(series).slice(0, 4)}`);
    const prefix = slug === undefined || slug === SERIES[main] ? '' : `${slug}-`;
    return `${place}/${year}/${prefix}${meeting.number}`;
  }
  const index = meeting.indexNumber?.replace(/[^A-Za-z0-9]+/gu, '-').replace(/^-|-$/gu, '');
  if (index) return `${place}/${index}`;
  const url = address.canonicalUrl ?? address.url;
  return `${place}/${(url === undefined ? address.sha256 : sha256(url.split('#', 1)[0] ?? '')).slice(0, 12)}`;
}
