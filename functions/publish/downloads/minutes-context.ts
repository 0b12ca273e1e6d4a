import { absolute, VOCABULARY_PAGE } from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';

/** What the parts of a document share: where they stand, how sure they are, and how the page wrote them. */
const PART = {
  span: { '@id': 'om:span', '@container': '@list' },
  confidence: { '@id': 'om:confidence', '@type': 'xsd:double' },
  asPublished: { '@id': 'om:asPublished', '@type': '@json' },
} as const;

/**
 * `schemas/minutes.context.jsonld`: the JSON-LD context that makes a minutes document linked data. People and bodies are
 * told in the words of the W3C's organization ontology (org) and of FOAF, where a page comes from in those of PROV-O,
 * meetings and documents in those of schema.org and Dublin Core; what these have no word for is explained on the page of
 * the vocabulary. The documents do not name it: a reader gives it beside them.
 */
export const minutesContext = (site: SiteSettings): object => ({
  '@context': {
    '@version': 1.1,
    dct: 'http://purl.org/dc/terms/',
    foaf: 'http://xmlns.com/foaf/0.1/',
    org: 'http://www.w3.org/ns/org#',
    prov: 'http://www.w3.org/ns/prov#',
    schema: 'https://schema.org/',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    om: `${absolute(site, VOCABULARY_PAGE)}#`,
    id: 'dct:identifier',
    schemaVersion: 'om:schemaVersion',
    form: 'om:form',
    source: 'om:source',
    title: 'dct:title',
    body: 'schema:organizer',
    series: 'om:series',
    number: { '@id': 'schema:position', '@type': 'xsd:integer' },
    heldOn: { '@id': 'schema:startDate', '@type': 'xsd:date' },
    heldDuring: 'om:heldDuring',
    documentNumber: 'om:documentNumber',
    indexNumber: 'om:indexNumber',
    issuer: 'dct:publisher',
    categories: { '@id': 'dct:subject', '@container': '@set' },
    issuedOn: { '@id': 'dct:issued', '@type': 'xsd:date' },
    publishedAt: 'schema:datePublished',
    validity: 'dct:valid',
    text: 'schema:text',
    quality: { '@id': 'om:quality', '@type': '@json' },
    corrections: { '@id': 'om:correction', '@type': '@json' },
    items: {
      '@id': 'om:item',
      '@container': '@list',
      '@context': { ...PART, heading: 'schema:name', kind: 'om:itemKind' },
    },
    decisions: {
      '@id': 'om:decision',
      '@container': '@list',
      '@context': {
        ...PART,
        item: { '@id': 'om:itemNumber', '@type': 'xsd:integer' },
        kind: 'om:decisionKind',
        subjects: { '@id': 'dct:subject', '@container': '@list' },
        documents: {
          '@id': 'schema:about',
          '@container': '@list',
          '@context': { title: 'dct:title', thread: 'om:thread' },
        },
        responsible: {
          '@id': 'prov:qualifiedAssociation',
          '@container': '@list',
          '@context': { name: 'foaf:name', role: 'prov:hadRole' },
        },
        deadline: {
          '@id': 'schema:expires',
          '@context': { text: 'schema:text', date: { '@id': 'schema:endDate', '@type': 'xsd:date' } },
        },
      },
    },
    attendance: {
      '@id': 'om:attendance',
      '@container': '@list',
      '@context': {
        ...PART,
        name: 'foaf:name',
        role: 'org:role',
        organization: 'org:organization',
        post: 'org:holds',
        note: 'schema:description',
        flags: { '@id': 'om:flag', '@container': '@set' },
        alternatives: { '@id': 'schema:alternateName', '@container': '@set' },
      },
    },
    provenance: {
      '@id': 'prov:wasDerivedFrom',
      '@context': {
        url: { '@id': 'schema:url', '@type': '@id' },
        canonicalUrl: { '@id': 'prov:alternateOf', '@type': '@id' },
        fetchedAt: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
        sha256: 'schema:sha256',
        contentType: 'dct:format',
        script: 'om:script',
        parser: 'prov:wasAttributedTo',
      },
    },
  },
});
