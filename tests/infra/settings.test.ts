import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { trialSite } from '../../functions/publish/identity.ts';
import { readSettings, requireDeployable } from '../../infra/settings.ts';
import site from './site.json' with { type: 'json' };
import { cdkContext, resources, synthesize } from './synthesize.ts';

const settingsOf = (context: Readonly<Record<string, unknown>>) =>
  readSettings(new App({ context: { ...cdkContext, ...context } }));

const folder = mkdtempSync(join(tmpdir(), 'open-minutes-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of settings that says this. */
function fileOf(settings: unknown): string {
  const file = join(folder, `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';

describe('the settings of a deployment', () => {
  const { data } = synthesize({ alarmEmail: 'operator@minutes.example', monthlyBudgetUsd: '50' });

  it('have the site that init has written down, which reaches the publish function as it is', () => {
    const deployed = Object.values(resources(data, 'AWS::Lambda::Function'))
      .map(({ Properties }) => (Properties.Environment as { Variables: { SITE?: string } }).Variables.SITE)
      .find((value) => value !== undefined);
    expect(JSON.parse(deployed ?? '')).toEqual(site);
    expect(settingsOf({ site: 'tests/infra/site.json' }).site).toEqual(site);
  });

  it('reach commands as they are, though CloudFormation gives no Chinese back', () => {
    const outputs = data.findOutputs('*');
    expect(site.title).toMatch(/[^\0-\x7f]/);
    expect(JSON.stringify(outputs)).toMatch(/^[\0-\x7f]*$/);
    expect(JSON.parse(outputs.Site?.Value)).toEqual(site);
  });

  it('can be deployed', () => {
    expect(() => requireDeployable(settingsOf({}))).not.toThrow();
  });

  it('stand in a file, and the command counts where both say something', () => {
    const settings = fileOf({ site, discoverEveryMinutes: 20, restMinutes: 10, alarmEmail: 'none' });

    expect(settingsOf({ settings, restMinutes: '0.5', allowPrivate: 'true' })).toEqual({
      site,
      sources: 'sources',
      discoverEveryMinutes: 20,
      restMinutes: 0.5,
      allowPrivate: true,
      withoutAlarmEmail: true,
    });
  });

  it.each([
    [
      'nobody has said who publishes',
      { site: trialSite('http://localhost') },
      /nobody has said yet who publishes.*-- init/,
    ],
    [
      'the operator is a placeholder',
      { site: { ...site, operator: 'Example Organisation' } },
      /operator is still.*-- init/,
    ],
    [
      'the address is nobody’s',
      { site: { ...site, baseUrl: 'https://open-minutes.example' } },
      /baseUrl names/,
    ],
    [
      'nobody is told of alarms, and nobody has said so',
      { settings: fileOf({ site }) },
      /nobody would be told.*alarmEmail=none/,
    ],
    ['the mail goes to nobody', { alarmEmail: 'operator@example.org' }, /operator@example\.org/],
  ])('can be looked at, but are not deployed, where %s', (_, context, complaint) => {
    const settings = settingsOf(context);
    expect(() => requireDeployable(settings)).toThrow(complaint);
  });

  it('leave the site of the first stage to that stage', () => {
    expect(settingsOf({ stage: 'trial', settings: fileOf({}) }).site).toEqual(trialSite('http://localhost'));
  });

  it('subscribe the operator to the alarms', () => {
    data.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operator@minutes.example',
    });
  });

  it('tell the operator before a month costs more than was meant', () => {
    data.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetLimit: { Amount: 50, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'FORECASTED' } },
        { Notification: { NotificationType: 'ACTUAL' } },
      ],
    });
  });

  it.each([
    [
      'a site that is wrong',
      { site: { ...site, baseUrl: 'minutes' } },
      /baseUrl must be an absolute address/,
    ],
    ['a site that is not there', { site: 'nowhere/site.json' }, /nowhere\/site\.json cannot be read/],
    ['a site that is something else', { site: 'cdk.json' }, /cdk\.json: .*app is not a setting of the site/],
    ['a file that is not there', { settings: 'nowhere.json' }, /nowhere\.json cannot be read/],
    ['a file that is a list', { settings: fileOf([]) }, /must hold a JSON object/],
    ['a stage with a capital', { stage: 'Prod' }, /stage must be lower-case.*"Prod"/],
    ['a stage whose names could be those of another', { stage: 'prod-eu' }, /letters and digits.*"prod-eu"/],
    ['a stage that is too long', { stage: 'a'.repeat(17) }, /at most 16/],
    ['a setting that is none', { alarmMail: 'a@b.example' }, /alarmMail is not a setting.*alarmEmail/],
    ['one in another spelling', { 'alarm-email': 'a@b.example' }, /alarm-email is not a setting/],
    ['a certificate without a domain', { certificateArn }, /go together/],
    ['a domain without a certificate', { domainName: 'minutes.example' }, /go together/],
    [
      'a certificate elsewhere',
      { domainName: 'minutes.example', certificateArn: certificateArn.replace('us-east-1', 'ap-east-1') },
      /certificateArn must be .*us-east-1/,
    ],
    [
      'a domain that is an address',
      { domainName: 'https://minutes.example/', certificateArn },
      /domainName must/,
    ],
    [
      'a budget that is no amount',
      { alarmEmail: 'a@b.example', monthlyBudgetUsd: 'much' },
      /monthlyBudgetUsd must be a number above 0, not "much"/,
    ],
    ['a budget below nothing', { monthlyBudgetUsd: '-5' }, /monthlyBudgetUsd must be a number above 0/],
    ['a budget that nobody hears of', { alarmEmail: 'none', monthlyBudgetUsd: 50 }, /needs an alarmEmail/],
    ['a schedule of half minutes', { discoverEveryMinutes: '0.5' }, /discoverEveryMinutes must be a whole/],
    ['a mail address that is none', { alarmEmail: 5 }, /alarmEmail must be a mail address/],
    ['half a mail address', { alarmEmail: 'operator@localhost' }, /alarmEmail must be a mail address/],
    ['a table by its address', { recordsTable: 'arn:aws:dynamodb' }, /recordsTable must be the name/],
    ['neither yes nor no', { allowPrivate: 'maybe' }, /allowPrivate must be true or false/],
  ])('are refused with %s', (_what, context, complaint) => {
    expect(() => settingsOf(context)).toThrow(complaint);
  });

  it('are refused with a stage in their file, which the next command would not see', () => {
    expect(() => settingsOf({ settings: fileOf({ stage: 'trial' }) })).toThrow(/stage is said with -c stage/);
  });

  it('are refused with everything that is wrong at once', () => {
    expect(() => settingsOf({ restMinutes: 0, domainName: 'minutes.example', sources: '' })).toThrow(
      /(?=.*restMinutes)(?=.*go together)(?=.*sources)/,
    );
  });
});
