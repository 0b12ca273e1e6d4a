import { characterViolations, htmlViolations, looksLikeHtml } from './html-rules.ts';
import { childrenOf, parseXml, textOfChild, type XmlElement } from './xml-tree.ts';

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** What is wrong with an Atom feed (RFC 4287), under the names of the W3C feed validator where it has one. */
export function atomViolations(xml: string, { url }: { readonly url: string }): string[] {
  let feed: XmlElement;
  try {
    feed = parseXml(xml);
  } catch (error) {
    return [String(error)];
  }
  const found: string[] = [...characterViolations(xml)];
  const entries = childrenOf(feed, 'entry');
  if (feed.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom')
    found.push('no Atom feed');
  found.push(...exactlyOne(feed, ['id', 'title', 'updated'], 'feed'));
  const firstEntry = feed.children.findIndex(({ name }) => name === 'entry');
  if (firstEntry >= 0 && feed.children.slice(firstEntry).some(({ name }) => name !== 'entry'))
    found.push('MisplacedMetadata');
  const self = childrenOf(feed, 'link').filter(({ attributes }) => attributes.rel === 'self');
  if (self.length !== 1 || self[0]?.attributes.href !== url) found.push('SelfDoesntMatchLocation');
  if (!URL.canParse(textOfChild(feed, 'id') ?? '')) found.push('InvalidFullLink: id of the feed');
  for (const entry of entries) {
    const id = textOfChild(entry, 'id') ?? '?';
    found.push(...exactlyOne(entry, ['id', 'title', 'updated', 'author'], id));
    const alternates = childrenOf(entry, 'link').filter(({ attributes }) => attributes.rel === 'alternate');
    if (alternates.length !== 1) found.push(`DuplicateAtomLink or none: ${id}`);
    for (const { attributes } of childrenOf(entry, 'link'))
      if (!URL.canParse(attributes.href ?? '')) found.push(`InvalidFullLink: ${id}`);
    if (!/^tag:[^,]+,\d{4}:/.test(id)) found.push(`InvalidTAG: ${id}`);
    for (const name of ['title', 'summary'])
      if (looksLikeHtml(textOfChild(entry, name) ?? '')) found.push(`ContainsHTML: ${name} of ${id}`);
    if (childrenOf(entry, 'summary').length === 0) found.push(`MissingSummary: ${id}`);
    for (const content of childrenOf(entry, 'content'))
      if (content.attributes.type === 'html')
        found.push(...htmlViolations(content.text).map((one) => `${one}: ${id}`));
    for (const category of childrenOf(entry, 'category'))
      if (!category.attributes.term || !URL.canParse(category.attributes.scheme ?? ''))
        found.push(`category without term or scheme: ${id}`);
    for (const name of ['published', 'updated']) {
      const date = textOfChild(entry, name);
      if (date !== undefined && !(RFC3339.test(date) && Date.parse(date) > 0))
        found.push(`InvalidRFC3339Date: ${id}`);
    }
  }
  for (const name of ['id', 'updated']) {
    const values = entries.map((entry) => textOfChild(entry, name));
    if (new Set(values).size < values.length)
      found.push(name === 'id' ? 'DuplicateEntries' : 'DuplicateUpdated');
  }
  return found;
}

const exactlyOne = (element: XmlElement, names: readonly string[], where: string): string[] =>
  names.flatMap((name) => {
    const count = childrenOf(element, name).length;
    return count === 1 ? [] : [`${count === 0 ? 'MissingElement' : 'DuplicateElement'}: ${name} of ${where}`];
  });
