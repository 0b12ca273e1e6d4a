// The JSON-LD context of the catalogues. It stands in each file, so that a file can be read without the network.

/** Authority tables of the EU, which DCAT-AP takes its codes from. */
export const EU = 'http://publications.europa.eu/resource/authority/';
/** Media types as IRIs. */
export const IANA = 'https://www.iana.org/assignments/media-types/';

const text = (id: string) => ({ '@id': id, '@container': '@language' });
const link = (id: string) => ({ '@id': id, '@type': '@id' });
const typed = (id: string, type: string) => ({ '@id': id, '@type': `xsd:${type}` });

export const CONTEXT = {
  '@version': 1.1,
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  title: text('dct:title'),
  description: text('dct:description'),
  keyword: text('dcat:keyword'),
  label: text('rdfs:label'),
  prefLabel: text('skos:prefLabel'),
  name: 'foaf:name',
  fn: 'vcard:fn',
  identifier: 'dct:identifier',
  version: 'dcat:version',
  dataset: link('dcat:dataset'),
  catalog: link('dcat:catalog'),
  record: link('dcat:record'),
  distribution: link('dcat:distribution'),
  primaryTopic: link('foaf:primaryTopic'),
  publisher: link('dct:publisher'),
  creator: link('dct:creator'),
  homepage: link('foaf:homepage'),
  license: link('dct:license'),
  language: link('dct:language'),
  theme: link('dcat:theme'),
  contactPoint: link('dcat:contactPoint'),
  hasEmail: link('vcard:hasEmail'),
  hasURL: link('vcard:hasURL'),
  landingPage: link('dcat:landingPage'),
  accrualPeriodicity: link('dct:accrualPeriodicity'),
  temporal: link('dct:temporal'),
  startDate: typed('dcat:startDate', 'date'),
  endDate: typed('dcat:endDate', 'date'),
  spatial: link('dct:spatial'),
  provenance: link('dct:provenance'),
  wasGeneratedBy: link('prov:wasGeneratedBy'),
  used: link('prov:used'),
  wasAssociatedWith: link('prov:wasAssociatedWith'),
  accessURL: link('dcat:accessURL'),
  downloadURL: link('dcat:downloadURL'),
  mediaType: link('dcat:mediaType'),
  format: link('dct:format'),
  conformsTo: link('dct:conformsTo'),
  byteSize: typed('dcat:byteSize', 'nonNegativeInteger'),
  checksum: link('spdx:checksum'),
  algorithm: link('spdx:algorithm'),
  checksumValue: typed('spdx:checksumValue', 'hexBinary'),
  issued: typed('dct:issued', 'dateTime'),
  modified: typed('dct:modified', 'dateTime'),
} as const;
