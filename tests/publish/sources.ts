import type { Source } from '../../schemas/generated/source.ts';

/** Fields of a source file of which something is shown, or that say how names are read. */
export const SHOWN_FIELDS = {
  name: '云泽县政府',
  nameEn: "People's Government of Yunze County",
  homepage: 'https://www.yunze.example/',
  administrativeCode: '990101',
  bodies: ['云泽县人民政府', '青泽县人民政府', '沧浪市云泽县人民政府'],
  invented: false,
  roster: ['文渊', '县交通运输局'],
} as const satisfies Partial<{ readonly [K in keyof Source]: unknown }>;

export type ShownField = keyof typeof SHOWN_FIELDS;
export const FIELDS = Object.keys(SHOWN_FIELDS) as readonly ShownField[];

/** The sources with these fields of one government changed. */
export const withFields = (
  sources: readonly Source[],
  id: string,
  fields: readonly ShownField[],
): readonly Source[] =>
  sources.map((source) =>
    source.id === id
      ? { ...source, ...(Object.fromEntries(fields.map((field) => [field, SHOWN_FIELDS[field]])) as object) }
      : source,
  );
