import { type ZipPart, zipOfParts } from '../../parse/page/make-docx.ts';

/** A Word document by its parts. */
export interface WordFile {
  readonly parts: readonly WordPart[];
  readonly comment: string;
}

export interface WordPart {
  readonly name: string;
  readonly text: string;
  readonly encoding?: 'utf-16le' | 'utf-16be';
  readonly stored?: boolean;
  readonly packedSize?: number;
}

export const DOCUMENT = 'word/document.xml';
export const NUMBERING = 'word/numbering.xml';
export const STYLES = 'word/styles.xml';

function bytesOf({ text, encoding }: WordPart): Uint8Array {
  if (encoding === undefined) return Buffer.from(text);
  const declared = text.replace('encoding="UTF-8"', 'encoding="UTF-16"');
  const bytes = Buffer.from(`\ufeff${declared}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** The bytes of a document. */
export const bytesOfWord = ({ parts, comment }: WordFile): Uint8Array =>
  zipOfParts(
    parts.map(
      (part): ZipPart => ({
        name: part.name,
        bytes: bytesOf(part),
        ...(part.stored !== undefined && { stored: part.stored }),
        ...(part.packedSize !== undefined && { packedSize: part.packedSize }),
      }),
    ),
    { comment },
  );

/** Its size unpacked. */
export const sizeOfWord = ({ parts }: WordFile): number =>
  parts.reduce((sum, { text }) => sum + text.length * 3, 0);

/** A file with the text of one of its parts changed. */
export const withPart = (file: WordFile, name: string, change: (text: string) => string): WordFile => ({
  ...file,
  parts: file.parts.map((part) => (part.name === name ? { ...part, text: change(part.text) } : part)),
});
