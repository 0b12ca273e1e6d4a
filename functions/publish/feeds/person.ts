import type { Attendance, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Person } from '../../../schemas/generated/person.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { nameId } from '../../shared/records/groups.ts';
import { absolute, meetingDocument, meetingPage, personPage } from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { clip } from '../text.ts';

const CAUTION =
  '按姓名归集：同名的人无法区分，同一人写法不同的算作两个名字，名字在网页上被截断的不计入。由程序提取，引用前请核对原文。';

/** A value longer than this is not a fact but an accident; the meeting's document has it whole. */
const FACT_LENGTH = 500;

interface Owner {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
  readonly source: string;
}

/**
 * The attendance of one person for programs (schemas/person.schema.json). It holds what names the person and nothing of
 * the other meetings, so that it changes only when a meeting does name the person.
 * @param documents Clean ones of one government, oldest first.
 */
export function personRecord(
  { site, sources, source }: Owner,
  { name, counts }: Pick<Person, 'name' | 'counts'>,
  documents: readonly MinutesDocument[],
): Person {
  const id = nameId(name);
  const attendance = documents.flatMap((document) =>
    document.attendance
      .filter((entry) => entry.name === name && entry.flags?.includes('name-truncated') !== true)
      .map((entry) => entryOf(site, document, entry)),
  );
  return {
    id,
    schemaVersion: 1,
    source: { id: source, name: sourceName(sources, source) },
    name: clip(name, FACT_LENGTH),
    url: absolute(site, personPage(source, id)),
    caution: CAUTION,
    counts,
    attendance,
  };
}

function entryOf(
  site: SiteSettings,
  { id, title, heldOn }: MinutesDocument,
  { role, organization, post, note, confidence }: Attendance,
): Person['attendance'][number] {
  const given = Object.entries({ organization, post, note }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, clip(value, FACT_LENGTH)] as const],
  );
  return {
    meeting: id,
    url: absolute(site, meetingPage(id)),
    documentUrl: absolute(site, meetingDocument(id)),
    title: clip(title, FACT_LENGTH),
    ...(heldOn !== undefined && { heldOn }),
    role,
    ...Object.fromEntries(given),
    confidence,
  };
}
