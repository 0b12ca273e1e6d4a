import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConstruct } from 'constructs';
import { isNobodys, isOwnMachine, requireIdentity, trialSite } from '../functions/publish/identity.ts';
import { readSiteFile, SITE_FILE } from '../functions/publish/read-site-file.ts';
import { readSiteSettings } from '../functions/publish/read-site-settings.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { permanent, refused } from '../functions/shared/errors.ts';
import { parseJson } from '../functions/shared/parse-json.ts';
import { complainer } from '../functions/shared/validate.ts';
import schema from '../schemas/deployment.schema.json' with { type: 'json' };
import type { Deployment } from '../schemas/generated/deployment.ts';
import { DEFAULT_STAGE, stageOf } from './names.ts';

/** What the operator says of a deployment (schemas/deployment.schema.json), with what goes without saying. */
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
  /** That nobody is told by mail is what the operator wants. */
  readonly withoutAlarmEmail: boolean;
  /** Above which the operator is told by mail that a month costs more than was meant. */
  readonly monthlyBudgetUsd?: number;
  /** The domain under which CloudFront serves, with its certificate; without them CloudFront's own. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** Restored tables that take the places of the stage's own (docs/runbook.md). */
  readonly recordsTable?: string;
  readonly sourcesTable?: string;
}

/** What the schema demands of each setting, in words. */
const MUST_BE: Readonly<Record<Exclude<keyof Deployment, '$schema'>, string>> = {
  site: 'must be the path of a file that `open-minutes init` has written',
  sources: 'must be the path of a folder',
  alarmEmail: 'must be a mail address, e.g. minutes@agency.gov.cn, or `none`',
  monthlyBudgetUsd: 'must be a number above 0',
  domainName: 'must be a domain in lower case, e.g. minutes.agency.gov.cn',
  certificateArn: 'must be the ARN of a certificate in us-east-1, where CloudFront looks for it',
  recordsTable: 'must be the name of a table',
  sourcesTable: 'must be the name of a table',
  discoverEveryMinutes: 'must be a whole number from 1 to 1440',
  restMinutes: 'must be a number above 0, at most 1440',
  allowPrivate: 'must be true or false',
};

/** Says of an alarm's mail that there is none. */
const NOBODY = 'none';

/** What is said with the command only: which stage it is about, and where its settings stand. */
const OF_THE_COMMAND = ['stage', 'settings'];

/** What the CDK reads in cdk.json under a name like ours. */
const OF_THE_CDK = ['cli-telemetry'];

/** The data folder of whoever says nothing else: the settings of a stage stand beside `site.json`. */
const FOLDER = '.open-minutes';

const complaintsOf = complainer(schema);

/**
 * The settings of the stage that the context names: those of its file, and those of the context, which count.
 * @throws OpenMinutesError `permanent`, code `bad-settings`, that says of every setting what is wrong with it;
 *   `bad-site-settings`, for those of the site.
 */
export function readSettings(scope: IConstruct): Settings {
  const stage = stageOf(scope);
  const given = deploymentOf({ ...readSettingsFile(scope, stage), ...settingsIn(scope) });
  const { alarmEmail, monthlyBudgetUsd, domainName, certificateArn, recordsTable, sourcesTable } = given;
  const { sources, discoverEveryMinutes, restMinutes, allowPrivate } = schema.properties;
  return {
    site: readSite(given.site, stage),
    sources: given.sources ?? sources.default,
    discoverEveryMinutes: given.discoverEveryMinutes ?? discoverEveryMinutes.default,
    restMinutes: given.restMinutes ?? restMinutes.default,
    allowPrivate: given.allowPrivate ?? allowPrivate.default,
    withoutAlarmEmail: alarmEmail === NOBODY,
    ...(alarmEmail === undefined || alarmEmail === NOBODY ? {} : { alarmEmail }),
    ...(monthlyBudgetUsd === undefined ? {} : { monthlyBudgetUsd }),
    ...(recordsTable === undefined ? {} : { recordsTable }),
    ...(sourcesTable === undefined ? {} : { sourcesTable }),
    ...(domainName === undefined || certificateArn === undefined
      ? {}
      : { domain: { name: domainName, certificateArn } }),
  };
}

/**
 * The settings of the site as JSON without a character beyond ASCII: for each of those, CloudFormation gives a question mark
 * back to who asks for the outputs of a stack, or for its template.
 */
export const siteAsJson = (site: SiteSettings): string =>
  JSON.stringify(site).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The settings of the file that the context names, or of the stage's own where there is one. */
function readSettingsFile({ node }: IConstruct, stage: string): Readonly<Record<string, unknown>> {
  const named: unknown = node.tryGetContext('settings');
  const file = typeof named === 'string' ? named : join(FOLDER, `deployment-${stage}.json`);
  if (named === undefined && !existsSync(file)) return {};
  const settings = parseJson(readText(file), `file ${file}`);
  if (isObject(settings)) return settings;
  throw permanent('bad-settings', `${file} must hold a JSON object of settings`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw permanent('bad-settings', `${file} cannot be read: ${reason}`, error);
  }
}

/** What of the context is said to us: all that is named as our settings are, and not as those of the CDK (`@aws-cdk/…`, `aws:cdk:…`). */
function settingsIn({ node }: IConstruct): Readonly<Record<string, unknown>> {
  const context: Readonly<Record<string, unknown>> = node.getAllContext();
  return Object.fromEntries(
    Object.entries(context)
      .filter(([name]) => /^[\w-]+$/.test(name) && ![...OF_THE_COMMAND, ...OF_THE_CDK].includes(name))
      .map(([name, value]) => [name, typed(name, value)]),
  );
}

/** With `-c` everything is a text: what it says, where a number, true or false is wanted. */
function typed(name: string, value: unknown): unknown {
  if (!isSetting(name) || typeof value !== 'string' || value.trim() === '') return value;
  const property = schema.properties[name];
  const type = 'type' in property ? property.type : undefined;
  if ((type === 'number' || type === 'integer') && Number.isFinite(Number(value))) return Number(value);
  if (type === 'boolean' && /^(?:true|false)$/.test(value)) return value === 'true';
  return value;
}

function deploymentOf(settings: Readonly<Record<string, unknown>>): Deployment {
  const wrong = wrongIn(settings);
  const given: unknown = settings;
  if (wrong.length === 0 && isDeployment(given)) return given;
  throw permanent('bad-settings', `The settings of the deployment are wrong: ${wrong.join('; ')}`);
}

/** What is wrong with settings, a sentence each. */
function wrongIn(given: Readonly<Record<string, unknown>>): readonly string[] {
  const wrong = complaintsOf(given).map(({ keyword, instancePath, params }) => {
    if (keyword === 'dependentRequired') return 'domainName and certificateArn go together';
    const name = String(params.additionalProperty ?? instancePath.slice(1).split('/')[0]);
    if (isSetting(name)) return `${name} ${MUST_BE[name]}, not ${JSON.stringify(given[name])}`;
    if (OF_THE_COMMAND.includes(name)) return `${name} is said with -c ${name}=…, not in a file`;
    return `${name} is not a setting (those are ${['stage', 'settings', ...Object.keys(MUST_BE)].join(', ')})`;
  });
  const isTold = given.alarmEmail !== undefined && given.alarmEmail !== NOBODY;
  if (given.monthlyBudgetUsd !== undefined && !isTold)
    wrong.push('monthlyBudgetUsd needs an alarmEmail to write to');
  return [...new Set(wrong)];
}

const isDeployment = (given: unknown): given is Deployment => complaintsOf(given).length === 0;

const isSetting = (name: string): name is keyof typeof MUST_BE => Object.hasOwn(MUST_BE, name);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Who publishes: as `open-minutes init` has written it down; a trial, to be looked at only, where it has not. A second
 * stage says it itself: it would publish under the address of the first.
 */
function readSite(given: Deployment['site'], stage: string): SiteSettings {
  if (typeof given === 'string') return readSiteFile(given);
  if (given !== undefined) return readSiteSettings({ ...given });
  const file = join(FOLDER, SITE_FILE);
  return stage === DEFAULT_STAGE && existsSync(file) ? readSiteFile(file) : trialSite('http://localhost');
}

/**
 * Sees to it that what is deployed says who answers for it, and who is told when it stands still.
 * @throws OpenMinutesError `refused` with what to do.
 */
export function requireDeployable(settings: Settings): void {
  const { site, alarmEmail } = settings;
  const remedy = `\`npm run open-minutes -- init\` asks for it once; \`-c site=FILE\` names a ${SITE_FILE} elsewhere.`;
  if (isOwnMachine(site.baseUrl))
    throw refused(
      'placeholder-identity',
      `nobody has said yet who publishes, and under which address. ${remedy}`,
    );
  requireIdentity(site, remedy);
  if (alarmEmail === undefined && !settings.withoutAlarmEmail)
    throw refused(
      'nobody-told',
      'nobody would be told when an alarm rings. `-c alarmEmail=ADDRESS` says who is; `-c alarmEmail=none` that nobody is.',
    );
  if (alarmEmail !== undefined && isNobodys(`mailto:${alarmEmail}`))
    throw refused('nobody-told', `alarmEmail names ${alarmEmail}, an address that is nobody's.`);
}
