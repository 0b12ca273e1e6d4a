import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'constructs';
import { isOwnMachine, requireIdentity, trialSite } from '../functions/publish/identity.ts';
import { readSiteFile, SITE_FILE } from '../functions/publish/read-site-file.ts';
import { readSiteSettings } from '../functions/publish/read-site-settings.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { permanent, refused } from '../functions/shared/errors.ts';

/** What the operator says of a deployment; given as CDK context, in cdk.json or with `-c name=value`. */
export interface Settings {
  readonly site: SiteSettings;
  /** Folder of the source files that are deployed, from the root of the project. */
  readonly sources: string;
  /** Lets sources be fetched from private networks: for a deployment that is tested against a server of its own. */
  readonly allowPrivate: boolean;
  /** Minutes between two looks for sources whose time has come; what each source wants stands in its own file. */
  readonly discoverEveryMinutes: number;
  /**
   * Minutes for which a government that was built a moment ago lets further pages come in before it is built again; what is
   * shown of all governments is gathered for half as long.
   */
  readonly restMinutes: number;
  /** Who is told by mail when an alarm rings. */
  readonly alarmEmail?: string;
  /** Above which the operator is told by mail that a month costs more than was meant. */
  readonly monthlyBudgetUsd?: number;
  /** The domain under which CloudFront serves, with its certificate; without them CloudFront's own. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
}

/** @throws OpenMinutesError `permanent` that says which setting is missing or wrong. */
export function readSettings(node: Node): Settings {
  const context = (name: string): unknown => node.tryGetContext(name);
  const site = readSite(context('site'));
  const sources = optionalText('sources', context('sources')) ?? 'sources';
  const alarmEmail = optionalText('alarmEmail', context('alarmEmail'));
  const monthlyBudgetUsd = optionalAmount('monthlyBudgetUsd', context('monthlyBudgetUsd'));
  if (monthlyBudgetUsd !== undefined && alarmEmail === undefined) {
    throw permanent('bad-settings', 'monthlyBudgetUsd needs an alarmEmail to write to');
  }
  const name = optionalText('domainName', context('domainName'));
  const certificateArn = optionalText('certificateArn', context('certificateArn'));
  if ((name === undefined) !== (certificateArn === undefined)) {
    throw permanent('bad-settings', 'domainName and certificateArn go together');
  }
  return {
    site,
    sources,
    discoverEveryMinutes: optionalAmount('discoverEveryMinutes', context('discoverEveryMinutes')) ?? 15,
    restMinutes: optionalAmount('restMinutes', context('restMinutes')) ?? 30,
    allowPrivate: context('allowPrivate') === true || context('allowPrivate') === 'true',
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
    ...(monthlyBudgetUsd === undefined ? {} : { monthlyBudgetUsd }),
    ...(name === undefined || certificateArn === undefined ? {} : { domain: { name, certificateArn } }),
  };
}

/** The data folder of whoever says nothing else. */
const DEFAULT_SITE = join('.open-minutes', SITE_FILE);

/** Who publishes: as `open-minutes init` has written it down; a trial, to be looked at only, where it has not. */
function readSite(given: unknown): SiteSettings {
  if (typeof given === 'object' && given !== null) return readSiteSettings({ ...given });
  const file = optionalText('site', given);
  if (file !== undefined) return readSiteFile(file);
  return existsSync(DEFAULT_SITE) ? readSiteFile(DEFAULT_SITE) : trialSite('http://localhost');
}

/**
 * Sees to it that what is deployed says who answers for it.
 * @throws OpenMinutesError `refused` with what to do.
 */
export function requireDeployable(site: SiteSettings): void {
  const remedy = `\`npm run open-minutes -- init\` asks for it once; \`-c site=FILE\` names a ${SITE_FILE} elsewhere.`;
  if (isOwnMachine(site.baseUrl))
    throw refused(
      'placeholder-identity',
      `nobody has said yet who publishes, and under which address. ${remedy}`,
    );
  requireIdentity(site, remedy);
}

function optionalText(name: string, value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'string' && value !== '')) return value;
  throw permanent('bad-settings', `${name} must be a text, not ${JSON.stringify(value)}`);
}

/** With `-c` on the command line everything is a text. */
function optionalAmount(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof amount === 'number' && amount > 0 && Number.isFinite(amount)) return amount;
  throw permanent('bad-settings', `${name} must be a number above 0, not ${JSON.stringify(value)}`);
}
