// What is published of a meeting that has a report and minutes, and of two that turned out to be one.

import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import schema from '../../schemas/redirect.schema.json' with { type: 'json' };
import { openPipeline, type Pipeline } from './pipeline.ts';
import { site } from './settings.ts';
import { smallMeeting } from './small-meeting.ts';

const held = { heldOn: '2024-03-01', series: '常务会议' };
const report = smallMeeting('yunze/0123456789ab', { ...held, form: 'report', title: '县政府召开常务会议' });
const minutes = smallMeeting('yunze/2024/1', { ...held, number: 1, title: '第1次常务会议纪要' });

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

const textOf = (path: string): Promise<string> => pipeline.text(path);

const PAGE = 'yunze/meetings/0123456789ab';
const MOVED = 'yunze/meetings/2024/1';

async function expectMoved(): Promise<void> {
  const page = await textOf(`${MOVED}.html`);
  expect(page).toContain('<meta http-equiv="refresh" content="0; url=../0123456789ab.html"');
  expect(page).toContain(`<link rel="canonical" href="${site.baseUrl}/${PAGE}.html"`);
  const redirect = JSON.parse(await textOf(`${MOVED}.json`));
  expect(redirect).toEqual({
    id: 'yunze/2024/1',
    schemaVersion: 1,
    source: 'yunze',
    movedTo: { id: 'yunze/0123456789ab', url: `${site.baseUrl}/${PAGE}.json` },
  });
  expect(formats.default(new Ajv2020()).validate(schema, redirect)).toBe(true);
  expect(JSON.parse(await textOf(`${PAGE}.json`))).toMatchObject({
    id: 'yunze/0123456789ab',
    form: 'minutes',
  });
}

it('says of a report wherever it stands that it is one', async () => {
  await pipeline.commit(report.document);
  await pipeline.publish();

  expect(await textOf(`${PAGE}.html`)).toContain('这是关于会议的消息，不是纪要');
  expect(await textOf('yunze/index.html')).toContain('会议消息');
  expect(await textOf('hant/yunze/index.html')).toContain('會議消息');
  expect(await textOf('en/yunze/index.html')).toContain('<span>report</span>');
  expect(await textOf('data/yunze/meetings.csv')).toMatch(
    /^yunze\/0123456789ab,yunze,县政府召开常务会议,report,/m,
  );
  for (const feed of ['decisions', 'meetings']) {
    const category = /<category domain="[^"]*vocabulary\.html#form">会议消息</u;
    expect(await textOf(`yunze/${feed}.xml`)).toMatch(category);
    expect(await textOf(`yunze/${feed}.atom`)).toMatch(/scheme="[^"]*#form" term="会议消息"/u);
    const [item] = JSON.parse(await textOf(`yunze/${feed}.json`)).items;
    expect(item).toMatchObject({ _minutes: { form: 'report' }, tags: expect.arrayContaining(['会议消息']) });
  }
});

it('publishes the minutes in the place of the report, and lets their own identifier lead there', async () => {
  await pipeline.commit(report.document);
  await pipeline.publish();
  expect(await textOf(`${PAGE}.html`)).toContain('县政府召开常务会议');

  await pipeline.commit(minutes.document);
  await pipeline.publish();

  expect(await textOf(`${PAGE}.html`)).toContain('第1次常务会议纪要');
  await expectMoved();
  const { items } = JSON.parse(await textOf('yunze/meetings.json'));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ date_modified: expect.any(String), _minutes: { form: 'minutes' } });
});

it('publishes one of two meetings that turned out to be one, and leads from the other to it', async () => {
  const { heldOn: _, ...undated } = report.document;
  await pipeline.commit(undated);
  await pipeline.commit(minutes.document);
  await pipeline.publish();
  expect(JSON.parse(await textOf('yunze/meetings.json')).items).toHaveLength(2);

  await pipeline.commit(report.document);
  await pipeline.publish();

  await expectMoved();
  expect(JSON.parse(await textOf('yunze/meetings.json')).items).toHaveLength(1);
  expect(await textOf('data/yunze/meetings.csv')).not.toContain('yunze/2024/1,');
});

it('leads nowhere when nothing of the meeting is published any more but that it was withdrawn', async () => {
  await pipeline.commit(report.document);
  await pipeline.commit(minutes.document);
  await pipeline.publish();

  await pipeline.withdraw('yunze/2024/1');
  await pipeline.publish();

  expect(JSON.parse(await textOf(`${PAGE}.json`))).toMatchObject({ withdrawn: { by: 'editor' } });
  expect(JSON.parse(await textOf(`${MOVED}.json`))).toMatchObject({ movedTo: { id: 'yunze/0123456789ab' } });
});
