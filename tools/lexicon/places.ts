import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { areaList } from '@vant/area-data';
import type { PlaceTable } from '../../functions/parse/lexicon/zh/places.ts';

// Administrative divisions: today's from one package, those that were abolished from the revisions kept in another.

const require = createRequire(import.meta.url);

/** Rows that only say where directly administered counties hang, and the districts of municipalities. */
const PLACEHOLDER = /市辖区$|^[市县]$|直辖(?:县|行政单位|县级行政)/;
const TAIWAN = '71';
/** Hong Kong, Macao and Taiwan have a code in GB/T 2260, the places in them have not. */
const WITHOUT_COUNTIES = /^(?:71|81|82)/;
/** Prefecture-level cities without counties: their rows are of towns and streets. */
const WITHOUT_TOWNS = /^(?:4419|4420|4604|6202)/;
/** GB/T 2260, 4.2: 01-20 are districts, 21-70 counties, 81-89 cities of a county's rank; 71-79 are the statisticians' zones. */
const isCounty = (last: number): boolean => last <= 70 || (last >= 81 && last <= 89);
const isZone = (last: number): boolean => last >= 71 && last <= 79;
/** New areas and a mining area that are governed like a county, without being one. */
const GOVERNED = new Set(['320112', '321150', '632857']);
/** A code that the standard gave to another place before these rows were written, left in by the package. */
const ABOLISHED = new Set(['320611', '350402', '370634']);

export function buildPlaces(): PlaceTable {
  const provinces: Record<string, string> = {};
  for (const [code, name] of Object.entries(areaList.province_list)) provinces[code.slice(0, 2)] = name;
  const prefectures: Record<string, string> = {};
  const taiwan: string[] = [];
  for (const [code, name] of Object.entries(areaList.city_list)) {
    if (code.startsWith(TAIWAN)) taiwan.push(name);
    else if (!WITHOUT_COUNTIES.test(code) && !PLACEHOLDER.test(name) && provinces[code.slice(0, 2)] !== name)
      prefectures[code.slice(0, 4)] = name;
  }
  const counties: Record<string, string[]> = {};
  const zones: Record<string, string[]> = {};
  const current = new Set<string>();
  for (const [code, name] of Object.entries(areaList.county_list)) {
    if (WITHOUT_COUNTIES.test(code) || WITHOUT_TOWNS.test(code) || ABOLISHED.has(code)) continue;
    const last = Number(code.slice(4));
    const direct = code.slice(2, 4) === '90';
    if (GOVERNED.has(code) || (!direct && isZone(last))) add(zones, code, name);
    else if (direct || isCounty(last)) {
      add(counties, code, name);
      current.add(code + name);
    }
  }
  for (const [code, name] of Object.entries(prefectures)) current.add(`${code}00${name}`);
  for (const [code, name] of Object.entries(provinces)) current.add(`${code}0000${name}`);
  return {
    provinces,
    prefectures,
    counties: joined(counties),
    zones: joined(zones),
    former: formerPlaces(current),
    taiwan: taiwan.join(' '),
  };
}

/** The year from which on governments had to publish; what was abolished before is full of misprints, too. */
const OLDEST = '2008';

/** What stood in a revision of GB/T 2260 and no longer stands: by the year of the last revision that had it. */
function formerPlaces(current: ReadonlySet<string>): Readonly<Record<string, string>> {
  const revisions: readonly string[] = JSON.parse(
    readFileSync(require.resolve('gb2260/lib/revisions.json'), 'utf8'),
  );
  const last = new Map<string, string>();
  for (const revision of [...revisions].sort()) {
    const rows = JSON.parse(readFileSync(require.resolve(`gb2260/lib/${revision}.json`), 'utf8')) as Readonly<
      Record<string, string>
    >;
    for (const [code, name] of Object.entries(rows)) {
      const place = code + name.trim();
      if (!PLACEHOLDER.test(name.trim()) && !current.has(place)) last.set(place, revision.slice(0, 4));
    }
  }
  const years: Record<string, string[]> = {};
  for (const [place, year] of [...last].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (year < OLDEST) continue;
    years[year] ??= [];
    years[year].push(place);
  }
  return joined(years);
}

function add(places: Record<string, string[]>, code: string, name: string): void {
  const parent = code.slice(0, 4);
  places[parent] ??= [];
  places[parent].push(code.slice(4) + name);
}

const joined = (places: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(places).map(([parent, names]) => [parent, names.join(' ')]));
