import { crc32, deflateRawSync } from 'node:zlib';

// Writes Word documents (ISO/IEC 29500) of invented minutes: a ZIP archive with as few parts as Word accepts.

/** A file of an archive. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Not deflated. */
  readonly stored?: boolean;
  /** The size packed that the archive states, where it is not so. */
  readonly packedSize?: number;
}

/** The bytes of a ZIP archive with these files, in their order. `flags`: the general purpose flags that it states. */
export function zipOfParts(parts: readonly ZipPart[], { flags = 0, comment = '' } = {}): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, stored = false, packedSize } of parts) {
    const packed = stored ? Buffer.from(bytes) : deflateRawSync(bytes);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(flags, 2);
    header.writeUInt16LE(stored ? 0 : 8, 4);
    header.writeUInt32LE(crc32(bytes), 10);
    header.writeUInt32LE(packedSize ?? packed.length, 14);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    const local = [Buffer.from('PK\u0003\u0004'), header, Buffer.from(name), packed];
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), header, entry, Buffer.from(name));
    chunks.push(...local);
    at += local.reduce((sum, chunk) => sum + chunk.length, 0);
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(Buffer.byteLength(comment), 16);
  return Buffer.concat([...chunks, ...directory, Buffer.from('PK\u0005\u0006'), end, Buffer.from(comment)]);
}

/** The bytes of a ZIP archive with these files, deflated. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>, flags = 0): Uint8Array =>
  zipOfParts(
    Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) })),
    { flags },
  );

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs; `list`: the list that counts it, and on which level. */
export const paragraph = (runs: string, list?: readonly [id: number, level: number]): string =>
  `<w:p><w:pPr>${
    list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : ''
  }<w:tabs><w:tab w:val="left" w:pos="840"/></w:tabs></w:pPr>${runs}</w:p>`;

/** A paragraph that only its style numbers. */
export const styled = (runs: string, style: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`;

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

/** List 1 counts 一、 and below it （一）; list 2 counts 1. */
const NUMBERING = `<w:numbering ${NAMESPACE}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="Point"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>`;

/** Item counts by itself, Point stands on the level of its list that names it, Bold is as what it is based on. */
const STYLES = `<w:styles ${NAMESPACE}>
<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bold"><w:basedOn w:val="Item"/></w:style>
<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>
</w:styles>`;

/** The bytes of a Word document with this body. */
export const docxOf = (...body: readonly string[]): Uint8Array =>
  zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACE}><w:body>${body.join('')}</w:body></w:document>`,
    'word/numbering.xml': NUMBERING,
    'word/styles.xml': STYLES,
  });
