import { expect, it } from 'vitest';
import { userAgentOf } from '../../cli/user-agent.ts';
import { trialSite } from '../../functions/publish/identity.ts';

it('names the site that explains who asks, where others can reach it', () => {
  expect(userAgentOf(trialSite('https://minutes.yunze-data.org'))).toMatch(
    /^open-minutes\/\S+ \(\+https:\/\/minutes\.yunze-data\.org\)$/,
  );
  for (const site of [undefined, trialSite('http://localhost:8080')])
    expect(userAgentOf(site)).toMatch(/^open-minutes\/\S+$/);
});
