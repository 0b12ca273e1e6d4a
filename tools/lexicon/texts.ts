import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '../../functions/parse/page/docx/zip.ts';

// The texts that no pinned package carries. They are not part of this repository: what is counted in them is.

interface Text {
  /** Repository and path at which it is published. */
  readonly published: string;
  readonly sha256: string;
}

/** By the name that it must have in the folder. */
export const TEXTS = {
  'people.txt': {
    published: 'hankcs/HanLP, 1.x (dadd5c7): data/dictionary/custom/人名词典.txt',
    sha256: '3dcea96311891f58ae2bebbd0f3ef9a1ccfa642757aca7581a6b12398b9f0314',
  },
  'roles.txt': {
    published: 'hankcs/HanLP, 1.x (dadd5c7): data/dictionary/person/nr.txt',
    sha256: '07a46732e64024439e9297458939d46738d91282f319545615cbe4d889030737',
  },
  'foreign.txt': {
    published: 'hankcs/HanLP, 1.x (dadd5c7): data/dictionary/person/nrf.txt',
    sha256: 'c96e174c399a34caf70ecd16d01880ce3e3b603ef8dc2cddbbc7f092ad0e7024',
  },
  'core.txt': {
    published: 'hankcs/HanLP, 1.x (dadd5c7): data/dictionary/CoreNatureDictionary.txt',
    sha256: 'f6452b4c61e8cf3746f4dc3ee4299e581639d463057f56198e623657d4ef553d',
  },
  'surnames.xlsx': {
    published:
      'wainshine/Chinese-Names-Corpus, 2025-11-09 (47d4af8): Chinese_Names_Corpus/Chinese_Family_Name（1k）.xlsx',
    sha256: '2493400301b0a23dfabf05f248e505e4fb6d5fa4b0ed737f869f15fa03480310',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** @throws Error when the file is not, byte for byte, the one that was counted. */
function bytesOf(folder: string, name: keyof typeof TEXTS): Buffer {
  const bytes = readFileSync(join(folder, name));
  const { published, sha256 } = TEXTS[name];
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`${name} is not ${published} (sha256 ${sha256})`);
  return bytes;
}

/** The lines of a text, each cut at its white space. */
export const rowsOf = (folder: string, name: keyof typeof TEXTS): readonly (readonly string[])[] =>
  bytesOf(folder, name)
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first);

const LARGEST = 1 << 20;

/** The two columns of the table of surnames: the surname, and how often it is found. */
export function surnameRows(folder: string): ReadonlyMap<string, number> {
  const archive = openArchive(bytesOf(folder, 'surnames.xlsx'));
  const text = (name: string): string => Buffer.from(archive.read(name, LARGEST) ?? []).toString('utf8');
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>.*?<\/si>/gs)].map(([item]) =>
    [...item.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, part]) => part).join(''),
  );
  const rows = new Map<string, number>();
  for (const [row] of text('xl/worksheets/sheet1.xml').matchAll(/<row .*?<\/row>/gs)) {
    const [name, count] = [...row.matchAll(/<v>([^<]*)<\/v>/g)].map(([, value]) => Number(value));
    if (name !== undefined && count !== undefined && !row.includes('r="A1"'))
      rows.set(strings[name] ?? '', count);
  }
  return rows;
}
