import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Gathers the predefined CMaps of PDF into functions/parse/page/pdf/cmaps.json, from the folder `cmaps` of the package
// `pdfjs-dist` in the version that unpdf carries: `npm pack pdfjs-dist@5.6.205`, unpack it, then
// `tsx tools/pdf-cmaps.ts package/cmaps`. unpdf leaves them out; pdfjs-dist itself is 40 MB, for 570 KB of these.

/** ISO 32000-2, table 116, without -H and -V; and what gives the characters of each collection their code points. */
const PREDEFINED = [
  'GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16',
  'B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC UniCNS-UCS2 UniCNS-UTF16',
  '83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2 UniJIS-UCS2-HW UniJIS-UTF16 UniJIS2004-UTF16',
  'KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC UniKS-UCS2 UniKS-UTF16',
].flatMap((line) => line.split(' '));
const COLLECTIONS = ['GB1', 'CNS1', 'Japan1', 'Korea1'];

const [folder = ''] = process.argv.slice(2);
const wanted = new Set([
  ...PREDEFINED.flatMap((name) => [`${name}-H`, `${name}-V`]),
  'H',
  'V',
  ...COLLECTIONS.map((name) => `Adobe-${name}-UCS2`),
]);
const maps = readdirSync(folder)
  .filter((file) => file.endsWith('.bcmap') && wanted.has(file.slice(0, -'.bcmap'.length)))
  .sort()
  .map((file) => [file.slice(0, -'.bcmap'.length), readFileSync(join(folder, file)).toString('base64')]);
const target = join(import.meta.dirname, '../functions/parse/page/pdf/cmaps.json');
const note =
  'Predefined CMaps of PDF (ISO 32000-2, table 116) by Adobe, in the binary form of pdf.js, base64; licence in cmaps.LICENSE; made by tools/pdf-cmaps.ts.';
writeFileSync(target, `${JSON.stringify({ note, maps: Object.fromEntries(maps) }, null, 2)}\n`);
