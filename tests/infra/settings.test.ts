import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../infra/settings.ts';
import { cdkContext, resources, synthesize } from './synthesize.ts';

const settingsOf = (context: Readonly<Record<string, unknown>>) =>
  readSettings(new App({ context: { ...cdkContext, ...context } }).node);

describe('the settings of a deployment', () => {
  const context = { baseUrl: 'https://minutes.example/cn', tagAuthority: 'minutes.example,2026-01' };
  const { data } = synthesize({ ...context, alarmEmail: 'operator@minutes.example', monthlyBudgetUsd: '50' });

  it('come from the context and reach the publish function as they are', () => {
    const site = Object.values(resources(data, 'AWS::Lambda::Function'))
      .map(({ Properties }) => (Properties.Environment as { Variables: { SITE?: string } }).Variables.SITE)
      .find((value) => value !== undefined);
    expect(JSON.parse(site ?? '')).toEqual(settingsOf(context).site);
    expect(settingsOf(context).site).toMatchObject(context);
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

  it('name a licence for the downloads, with its address where that is not known', () => {
    expect(settingsOf({ dataLicense: 'CC0-1.0' }).site.dataLicense).toBe('CC0-1.0');
    const own = { dataLicense: 'LicenseRef-Own', dataLicenseUrl: 'https://minutes.example/licence' };
    expect(settingsOf(own).site).toMatchObject(own);
  });

  it.each([
    ['a trailing slash', { baseUrl: 'https://minutes.example/' }, /baseUrl must be an absolute address/],
    ['a relative address', { baseUrl: 'minutes.example' }, /baseUrl/],
    ['a query', { baseUrl: 'https://minutes.example?a=1' }, /baseUrl/],
    [
      'a tag authority without a date',
      { tagAuthority: 'minutes.example' },
      /tagAuthority must be a domain and a date/,
    ],
    ['an empty title', { title: ' ' }, /title must not be empty/],
    ['a report address that no browser opens', { reportUrl: 'ftp://minutes.example' }, /reportUrl/],
    ['a licence that is a sentence', { dataLicense: 'all rights reserved' }, /must be an SPDX identifier/],
    ['a licence that nobody can find', { dataLicense: 'LicenseRef-Own' }, /dataLicenseUrl is missing/],
    ['a licence without a name', { dataLicenseUrl: 'https://minutes.example/l' }, /dataLicense is missing/],
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

  it('are refused all at once, so that nobody mends them one by one', () => {
    expect(() => settingsOf({ baseUrl: 'x', title: '' })).toThrow(/title .*; baseUrl /);
  });
});
