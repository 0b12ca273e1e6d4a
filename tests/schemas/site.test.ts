import { describe, expect, it } from 'vitest';
import {
  isOwnMachine,
  placeholdersIn,
  requireIdentity,
  trialSite,
} from '../../functions/publish/identity.ts';
import { readSiteSettings } from '../../functions/publish/read-site-settings.ts';
import type { SiteSettings } from '../../functions/publish/site-settings.ts';

const site: SiteSettings = {
  title: '云泽开放纪要',
  operator: '云泽数据公益社',
  contact: 'mailto:minutes@yunze-data.org',
  baseUrl: 'https://minutes.yunze-data.org/cn',
  tagAuthority: 'yunze-data.org,2026',
};

describe('site.json', () => {
  it('is read as it is, from text or from a value', () => {
    const whole: SiteSettings = {
      ...site,
      titleEn: 'Open minutes',
      titleHant: '開放紀要',
      reportUrl: 'https://code.yunze-data.org/issues/new?title={value}&body={address}',
      hubUrl: 'https://hub.yunze-data.org/',
      dataLicense: 'LicenseRef-Own',
      dataLicenseUrl: 'https://yunze-data.org/licence',
    };
    expect(readSiteSettings(whole)).toEqual(whole);
    expect(readSiteSettings(JSON.stringify({ $schema: '../site.schema.json', ...site }))).toEqual(site);
  });

  it.each([
    [
      'nothing at all',
      {},
      /title is missing; operator is missing; baseUrl is missing; tagAuthority is missing/,
    ],
    ['a setting that there is not', { ...site, contactt: 'x' }, /contactt is not a setting of the site/],
    ['a number', { ...site, title: 5 }, /title must be a text/],
    ['an empty title', { ...site, title: ' ' }, /title must not be empty/],
    [
      'a mail address alone',
      { ...site, contact: 'a@yunze-data.org' },
      /contact must be a mail address with mailto:/,
    ],
    ['a contact with blanks to fill in', { ...site, contact: 'https://a.org/{address}' }, /contact must be/],
    [
      'a report address that browsers do not open',
      { ...site, reportUrl: 'ftp://a.org' },
      /reportUrl must be/,
    ],
    ['a trailing slash', { ...site, baseUrl: 'https://a.org/' }, /baseUrl must be an absolute address/],
    ['a relative address', { ...site, baseUrl: 'a.org' }, /baseUrl must be/],
    ['a query', { ...site, baseUrl: 'https://a.org?x' }, /baseUrl must be/],
    [
      'a tag authority without a date',
      { ...site, tagAuthority: 'a.org' },
      /tagAuthority must be a domain and a date/,
    ],
    ['a licence that is a sentence', { ...site, dataLicense: 'all rights reserved' }, /SPDX identifier/],
    [
      'a licence that nobody can find',
      { ...site, dataLicense: 'LicenseRef-Own' },
      /dataLicenseUrl is missing/,
    ],
    ['a licence without a name', { ...site, dataLicenseUrl: 'https://a.org/l' }, /dataLicense is missing/],
    ['a hub that breaks out of a header', { ...site, hubUrl: 'https://a.org/"><x>' }, /hubUrl must be/],
  ])('is refused with %s', (_, value, complaint) => {
    expect(() => readSiteSettings(value)).toThrow(complaint);
  });

  it.each(['{', '[]', '5', 'null'])('is refused when it is %s', (text) => {
    expect(() => readSiteSettings(text)).toThrow(/not JSON|must be a JSON object/);
  });
});

describe('who publishes for others to read', () => {
  it('says who answers for it', () => {
    expect(placeholdersIn(site)).toEqual([]);
    expect(() => requireIdentity(site, '')).not.toThrow();
  });

  it.each([
    ['baseUrl', 'https://minutes.example.org'],
    ['baseUrl', 'https://open-minutes.example/cn'],
    ['tagAuthority', 'minutes.example.com,2026'],
    ['tagAuthority', 'me@example.net,2026-01'],
    ['contact', 'mailto:someone@example.org'],
    ['contact', 'https://agency.test/contact'],
    ['reportUrl', 'https://code.example/issues/new?body={address}'],
    ['operator', 'Example Organisation'],
    ['operator', '示例机构'],
    ['operator', 'open-minutes'],
    ['title', '…'],
    ['titleEn', 'Your organisation'],
  ])('is asked again where %s is %s', (name, value) => {
    expect(() => requireIdentity({ ...site, [name]: value }, 'Do this.')).toThrow(
      expect.objectContaining({
        kind: 'refused',
        code: 'placeholder-identity',
        message: expect.stringMatching(new RegExp(`${name} .*Do this\\.$`)),
      }),
    );
  });

  it.each(['Examples of good practice', 'Latest minutes', '县示范区管委会', 'exampleville.org'])(
    'may be called %s',
    (operator) => expect(placeholdersIn({ ...site, operator })).toEqual([]),
  );

  it('is told of everything at once', () => {
    const { contact: _, ...silent } = trialSite('https://minutes.example.org');
    expect(placeholdersIn(silent)).toHaveLength(4);
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:80', 'http://[::1]:8080', 'http://minutes.localhost'])(
    'may stay unnamed on %s, which nobody else reaches',
    (baseUrl) => {
      expect(isOwnMachine(baseUrl)).toBe(true);
      expect(() => requireIdentity(trialSite(baseUrl), '')).not.toThrow();
    },
  );

  it.each(['http://localhost.org', 'http://192.168.1.4', 'http://mylocalhost', 'http://127.0.0.1.nip.io'])(
    'is asked on %s, which others reach',
    (baseUrl) => expect(() => requireIdentity(trialSite(baseUrl), '')).toThrow(/operator/),
  );
});
