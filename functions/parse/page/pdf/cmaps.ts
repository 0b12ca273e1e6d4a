import table from './cmaps.json' with { type: 'json' };

const MAPS: Readonly<Record<string, string>> = table.maps;

/**
 * Gives pdf.js the predefined CMaps, from which it knows the characters of fonts that are not embedded and have no table
 * of their own (ISO 32000-1, 9.7.5.2 and 9.10.2). Data within the program: nothing is fetched, bundled or not.
 */
export class CMaps {
  /** @throws where there is none of that name; pdf.js then does without the font. */
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const data = kind === 'cMapUrl' ? MAPS[filename.replace(/\.bcmap$/u, '')] : undefined;
    if (data === undefined) throw new Error(`There is no ${filename}.`);
    return new Uint8Array(Buffer.from(data, 'base64'));
  }
}
