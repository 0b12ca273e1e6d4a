import { refused } from '../../../shared/errors.ts';
import { readXml } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

/** Most that a part of the document may unpack to, in bytes: a hundred times the longest minutes. */
const MOST_BYTES = 32 * 1024 * 1024;
const USUAL = 'word/document.xml';

/** The parts of a Word document that are read. */
export interface WordParts {
  readonly document: Uint8Array;
  readonly numbering: Uint8Array | undefined;
  readonly styles: Uint8Array | undefined;
}

/** The relations of a part by the last word of their type: `styles` → the part's name. The first of a type counts. */
function relationsOf(archive: Archive, part: string): ReadonlyMap<string, string> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const bytes = archive.read(`${folder}_rels/${part.slice(slash)}.rels`, MOST_BYTES);
  const found = new Map<string, string>();
  if (bytes === undefined) return found;
  readXml(bytes, {
    open(name, attribute) {
      if (name !== 'rel:Relationship' || attribute('TargetMode') === 'External') return;
      const kind = attribute('Type')?.split('/').at(-1) ?? '';
      const target = attribute('Target') ?? '';
      if (!found.has(kind)) found.set(kind, resolved(folder, target));
    },
  });
  return found;
}

/** A target as the name of a part: absolute, or relative to the folder of the part that names it. */
function resolved(folder: string, target: string): string {
  const names = target.startsWith('/') ? [] : folder.split('/');
  for (const name of unescaped(target).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.') names.push(name);
  }
  return names.filter((name) => name !== '').join('/');
}

/** Targets are addresses, names of parts are not: %E6%AD%A3.xml is 正.xml. */
function unescaped(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** The part that the content types call the main one, for a package without relations. */
function mainByType(archive: Archive): string | undefined {
  let main: string | undefined;
  const bytes = archive.read('[Content_Types].xml', MOST_BYTES);
  if (bytes !== undefined)
    readXml(bytes, {
      open(name, attribute) {
        const isMain = /(?:wordprocessingml|ms-word).{0,40}\.main\+xml$/u.test(
          attribute('ContentType') ?? '',
        );
        if (name === 'ct:Override' && isMain) main ??= resolved('', attribute('PartName') ?? '');
      },
    });
  return main;
}

/**
 * Opens a Word document (ISO/IEC 29500-2): its main part is the one that the package's relations name, whatever it is
 * called, and its numbering and styles those that the main part's relations name.
 *
 * @throws refused `unsupported-type` for another kind of archive; `unreadable`, `encrypted`, `too-large`.
 */
export function openWordDocument(bytes: Uint8Array): WordParts {
  const archive = openArchive(bytes);
  const main = [relationsOf(archive, '').get('officeDocument'), mainByType(archive), USUAL].find(
    (name) => name !== undefined && archive.has(name) && !/^(?:xl|ppt)\//u.test(name),
  );
  const document = main && archive.read(main, MOST_BYTES);
  if (main === undefined || document === undefined || document === '')
    throw refused(
      'unsupported-type',
      'This is a ZIP archive but no Word document; pages of text, HTML, PDF and DOCX are read.',
    );
  const relations = relationsOf(archive, main);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const part = (kind: string): Uint8Array | undefined =>
    archive.read(relations.get(kind) ?? `${folder}${kind}.xml`, MOST_BYTES);
  return { document, numbering: part('numbering'), styles: part('styles') };
}
