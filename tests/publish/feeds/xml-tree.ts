import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as an independent parser sees it, with its children in their order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text directly inside, CDATA included. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** The root element. Throws where the text is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`SAXError: ${valid.err.msg} (line ${valid.err.line})`);
  const root = elements(parser.parse(xml)).find(({ name }) => !name.startsWith('?'));
  if (root === undefined) throw new Error('SAXError: no root element');
  return root;
}

function elements(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    return [
      {
        name,
        attributes: attributesOf(node[':@']),
        text: textOf(node[name]),
        children: elements(node[name]),
      },
    ];
  });
}

const attributesOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(value ?? {}).map(([key, text]) => [key, String(text)]));

const textOf = (nodes: unknown): string =>
  Array.isArray(nodes)
    ? nodes.map((node: Record<string, unknown>) => String(node['#text'] ?? '')).join('')
    : '';

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

export const textOfChild = (element: XmlElement, name: string): string | undefined =>
  childrenOf(element, name)[0]?.text;
