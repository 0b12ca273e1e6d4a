import { permanent } from '../shared/errors.ts';
import { isKnownLicence } from './licence.ts';
import type { SiteSettings } from './site-settings.ts';

/** RFC 4151: a DNS name or a mail address, a comma, and a day, month or year on which it was the operator's. */
const TAG_AUTHORITY =
  /^(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?,\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** What SPDX identifiers are made of, and what a Data Package takes for the name of a licence. */
const LICENCE_ID = /^[A-Za-z0-9][A-Za-z0-9.-]*$/;

type Check = (value: string) => string | undefined;

const checks: Readonly<Record<keyof SiteSettings, Check>> = {
  baseUrl: (value) =>
    isAddress(value, ['https:', 'http:']) && !/[/?#]$/.test(value) && !/[?#]/.test(value)
      ? undefined
      : 'must be an absolute address without a trailing slash, e.g. https://minutes.example/cn',
  tagAuthority: (value) =>
    TAG_AUTHORITY.test(value) ? undefined : 'must be a domain and a date, e.g. minutes.example,2026',
  title: notEmpty,
  titleEn: notEmpty,
  titleHant: notEmpty,
  operator: notEmpty,
  hubUrl: (value) =>
    isAddress(value, ['https:', 'http:']) && !/["<>]/.test(value)
      ? undefined
      : 'must be an http: or https: address',
  reportUrl: (value) =>
    isAddress(value, ['https:', 'mailto:']) ? undefined : 'must be an https: or mailto: address',
  dataLicense: (value) =>
    LICENCE_ID.test(value) ? undefined : 'must be an SPDX identifier of a licence, e.g. CC-BY-4.0',
  dataLicenseUrl: (value) =>
    isAddress(value, ['https:', 'http:']) ? undefined : 'must be an absolute address on the web',
};

const required: readonly (keyof SiteSettings)[] = ['baseUrl', 'tagAuthority', 'title', 'operator'];

/**
 * The operator's settings, from JSON or from anything that holds them.
 * @throws OpenMinutesError `permanent` that says of every setting what is wrong with it.
 */
export function readSiteSettings(value: string | Readonly<Record<string, unknown>>): SiteSettings {
  const given = typeof value === 'string' ? parseObject(value) : value;
  const settings: Partial<Record<keyof SiteSettings, string>> = {};
  const wrong: string[] = [];
  for (const [name, setting] of Object.entries(given)) {
    if (setting === undefined) continue;
    if (!isSetting(name)) wrong.push(`${name} is not a setting of the site`);
    else if (typeof setting !== 'string') wrong.push(`${name} must be a text`);
    else {
      const complaint = checks[name](setting);
      if (complaint === undefined) settings[name] = setting;
      else wrong.push(`${name} ${complaint}, not ${JSON.stringify(setting)}`);
    }
  }
  wrong.push(...required.filter((name) => given[name] === undefined).map((name) => `${name} is missing`));
  const { dataLicense, dataLicenseUrl } = settings;
  if (dataLicense !== undefined && dataLicenseUrl === undefined && !isKnownLicence(dataLicense))
    wrong.push(`dataLicenseUrl is missing: where ${dataLicense} can be read is not known here`);
  if (dataLicense === undefined && dataLicenseUrl !== undefined)
    wrong.push('dataLicense is missing: dataLicenseUrl does not say what the licence is called');
  if (wrong.length > 0 || !isComplete(settings)) {
    throw permanent('bad-site-settings', `The settings of the site are wrong: ${wrong.join('; ')}`);
  }
  return settings;
}

const isSetting = (name: string): name is keyof SiteSettings => Object.hasOwn(checks, name);

const isComplete = (settings: Partial<SiteSettings>): settings is SiteSettings =>
  required.every((name) => settings[name] !== undefined);

function notEmpty(value: string): string | undefined {
  return value.trim() === '' ? 'must not be empty' : undefined;
}

function isAddress(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw permanent('bad-site-settings', 'The settings of the site are not JSON', error);
  }
  if (typeof value !== 'object' || value === null) {
    throw permanent('bad-site-settings', 'The settings of the site must be a JSON object');
  }
  return { ...value };
}
