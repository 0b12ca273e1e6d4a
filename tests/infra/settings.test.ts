import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { trialSite } from '../../functions/publish/identity.ts';
import { readSettings, requireDeployable } from '../../infra/settings.ts';
import site from './site.json' with { type: 'json' };
import { cdkContext, resources, synthesize } from './synthesize.ts';

const settingsOf = (context: Readonly<Record<string, unknown>>) =>
  readSettings(new App({ context: { ...cdkContext, ...context } }).node);

describe('the settings of a deployment', () => {
  const { data } = synthesize({ alarmEmail: 'operator@minutes.example', monthlyBudgetUsd: '50' });

  it('have the site that init has written down, which reaches the publish function as it is', () => {
    const deployed = Object.values(resources(data, 'AWS::Lambda::Function'))
      .map(({ Properties }) => (Properties.Environment as { Variables: { SITE?: string } }).Variables.SITE)
      .find((value) => value !== undefined);
    expect(JSON.parse(deployed ?? '')).toEqual(site);
    expect(settingsOf({ site: 'tests/infra/site.json' }).site).toEqual(site);
    expect(() => requireDeployable(settingsOf({}).site)).not.toThrow();
  });

  it.each([
    [
      'nobody has said who publishes',
      trialSite('http://localhost'),
      /nobody has said yet who publishes.*-- init/,
    ],
    [
      'the operator is a placeholder',
      { ...site, operator: 'Example Organisation' },
      /operator is still.*-- init/,
    ],
    ['the address is nobody’s', { ...site, baseUrl: 'https://open-minutes.example' }, /baseUrl names/],
  ])('can be looked at, but are not deployed, where %s', (_, given, complaint) => {
    const settings = settingsOf({ site: given });
    expect(() => requireDeployable(settings.site)).toThrow(complaint);
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
    ['a file that is not there', { site: 'nowhere/site.json' }, /nowhere\/site\.json cannot be read/],
    ['a file of something else', { site: 'cdk.json' }, /cdk\.json: .*app is not a setting of the site/],
    ['a certificate without a domain', { certificateArn: 'arn:aws:acm:::x' }, /go together/],
    [
      'a budget that is no amount',
      { alarmEmail: 'a@b.example', monthlyBudgetUsd: 'much' },
      /monthlyBudgetUsd must be a number/,
    ],
    ['a budget that nobody hears of', { monthlyBudgetUsd: 50 }, /needs an alarmEmail/],
    ['a mail address that is none', { alarmEmail: 5 }, /alarmEmail must be a text/],
  ])('are refused with %s', (_what, context, complaint) => {
    expect(() => settingsOf(context)).toThrow(complaint);
  });
});
