import table from './places.json' with { type: 'json' };

/** The committed table, as `npm run lexicon` writes it. Codes are those of GB/T 2260, without the zeros at their end. */
export interface PlaceTable {
  /** By two digits. */
  readonly provinces: Readonly<Record<string, string>>;
  /** By four digits: cities of that rank, prefectures, leagues. */
  readonly prefectures: Readonly<Record<string, string>>;
  /** By the first four digits: the last two and the name, one after the other. */
  readonly counties: Readonly<Record<string, string>>;
  /** The same of development zones that the statistical codes (not GB/T 2260) count as counties. */
  readonly zones: Readonly<Record<string, string>>;
  /** By the year of the last revision that had it: six digits and the name of what was renamed or abolished. */
  readonly former: Readonly<Record<string, string>>;
  /** Cities and counties of Taiwan, which have no code of their own. */
  readonly taiwan: string;
}

export interface Place {
  /** Six digits. */
  readonly code: string;
  /** As the standard writes it: 苏州市, 姑苏区. */
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county' | 'zone';
  /** The last year of which a revision still has it; absent of what still is. */
  readonly until?: number;
}

/** Every administrative division of the rank of a county or above: today's by code, then the former ones. */
export function places(): readonly Place[] {
  known ??= [...current(), ...former()];
  return known;
}

/** The names of the cities and counties of Taiwan, in simplified script. */
export const placesOfTaiwan = (): readonly string[] => table.taiwan.split(' ');

let known: readonly Place[] | undefined;
const { provinces, prefectures, counties, zones, former: abolished }: PlaceTable = table;

function current(): Place[] {
  const found: Place[] = [];
  for (const [code, name] of Object.entries(provinces))
    found.push({ code: `${code}0000`, name, level: 'province' });
  for (const [code, name] of Object.entries(prefectures))
    found.push({ code: `${code}00`, name, level: 'prefecture' });
  for (const [level, rows] of [
    ['county', counties],
    ['zone', zones],
  ] as const) {
    for (const [parent, names] of Object.entries(rows)) {
      for (const place of names.split(' '))
        found.push({ code: parent + place.slice(0, 2), name: place.slice(2), level });
    }
  }
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function former(): Place[] {
  return Object.entries(abolished).flatMap(([until, names]) =>
    names.split(' ').map((place) => {
      const code = place.slice(0, 6);
      return { code, name: place.slice(6), level: levelOf(code), until: Number(until) };
    }),
  );
}

function levelOf(code: string): Place['level'] {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}
