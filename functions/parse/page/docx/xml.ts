import { BoundedParser } from '../../../shared/markup/bounded-parser.ts';

/** The namespaces of the parts of an Office document, each under one prefix here, whichever prefix the file has. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  // The same of the strict variant (ISO/IEC 29500-1, annex A).
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};

export interface XmlHandler {
  /** An element by its usual prefix: `w:p`; attributes are asked for by their usual names. */
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The text of a part: by its byte order mark, its first bytes, or the encoding that it names, else UTF-8 (XML 1.0, F). */
export function textOf(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(bytes);
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/u.exec(head)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes);
  } catch {
    // An encoding of no known name: XML without one is UTF-8.
    return new TextDecoder().decode(bytes);
  }
}

/** A property that is there is on, unless it says otherwise (ISO/IEC 29500-1, 17.17.4). */
export const isOn = (value: string | undefined): boolean => !/^(?:0|false|off)$/u.test(value ?? '');

/** The prefixes of one element and those around it, and the names that were read with them. */
interface Bindings {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, string>;
}

/** A name by its usual prefix. */
function nameIn(raw: string, { prefixes, names }: Bindings): string {
  const known = names.get(raw);
  if (known !== undefined) return known;
  const colon = raw.indexOf(':');
  const prefix = prefixes.get(colon < 0 ? '' : raw.slice(0, colon));
  const name = prefix === undefined ? raw : `${prefix}:${raw.slice(colon + 1)}`;
  names.set(raw, name);
  return name;
}

/** The bindings within an element: those around it, and its own. */
function bound(outer: Bindings, attributes: Readonly<Record<string, string>>): Bindings {
  let inner: Map<string, string> | undefined;
  for (const key in attributes) {
    if (!key.startsWith('xmlns')) continue;
    const prefix = key === 'xmlns' ? '' : key.slice('xmlns:'.length);
    inner ??= new Map(outer.prefixes);
    inner.set(prefix, PREFIXES[attributes[key] ?? ''] ?? prefix);
  }
  return inner === undefined ? outer : { prefixes: inner, names: new Map() };
}

/** Reads a part of an Office document element by element. Linear in its length. */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const scopes: Bindings[] = [];
  const names: string[] = [];
  const parser = new BoundedParser(
    {
      onopentag(raw, attributes) {
        const bindings = bound(scopes.at(-1) ?? { prefixes: new Map(), names: new Map() }, attributes);
        const name = nameIn(raw, bindings);
        scopes.push(bindings);
        names.push(name);
        // Attributes without a prefix are in no namespace; files are found that leave it out all the same.
        let byName: Map<string, string> | undefined;
        handler.open?.(name, (wanted) => {
          byName ??= new Map(
            Object.entries(attributes).map(([key, value]) => [
              key.includes(':') ? nameIn(key, bindings) : key,
              value,
            ]),
          );
          return byName.get(wanted) ?? byName.get(wanted.slice(wanted.indexOf(':') + 1));
        });
      },
      ontext(text) {
        handler.text?.(text);
      },
      onclosetag() {
        scopes.pop();
        handler.close?.(names.pop() ?? '');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(textOf(bytes));
}
