// What happens to meetings: pages that come, and what people decide, as events that can be played in any order.
import { approvePage, correctMeeting, missPage, withdrawMeeting } from '../../functions/record/amend.ts';
import { moveMeeting } from '../../functions/record/move.ts';
import { uniteMeetings } from '../../functions/record/review.ts';
import { isKind } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import type { Item } from '../../functions/shared/records/table.ts';
import { doubtfulMeeting, pageParser, quietMeeting, springMeeting, summerMeeting } from './minutes.ts';
import { bytesOf, type Delivery, deliver, type TestTable, type World } from './world.ts';

export interface Event {
  readonly name: string;
  happen(world: World): Promise<unknown>;
}

const html = 'https://www.qingshi.example/jiyao/3.html';
const pdf = 'https://www.qingshi.example/files/3.pdf';
const [kept] = springMeeting.decisions ?? [];
const by = { by: '青石县公开办', why: '原页面有误' };

const comes = (name: string, delivery: Delivery): Event => ({
  name,
  happen: (world) => deliver(world, delivery),
});

const spring: Delivery = { page: springMeeting, url: html, fetchedAt: '2024-03-16T00:00:00.000Z' };
const garbled: Delivery = {
  page: { ...springMeeting, doubt: 'Garbled.' },
  url: html,
  fetchedAt: '2024-03-22T00:00:00.000Z',
};
const doubtful: Delivery = {
  page: doubtfulMeeting,
  url: 'https://www.yunpu.example/2',
  fetchedAt: '2024-02-21T00:00:00.000Z',
};
const better = pageParser('1.1.0', (document) => ({ ...document, series: '常务会议' }));

/** The meeting that all others are about is there first: only of what is there can anything be decided. */
export const firstOf: Event = comes('spring', spring);
export const doubtfulComes: Event = comes('doubtful', doubtful);

export const EVENTS: readonly Event[] = [
  comes('read by a better parser', { ...spring, parse: better }),
  comes('edited', {
    page: {
      ...springMeeting,
      publishedAt: '2024-03-18',
      decisions: [...(kept === undefined ? [] : [kept]), { subject: '《青石县集市章程》' }],
    },
    url: html,
    fetchedAt: '2024-03-20T00:00:00.000Z',
  }),
  comes('as it was before', { ...spring, fetchedAt: '2024-03-24T00:00:00.000Z' }),
  comes('with another number of visits', {
    ...spring,
    page: { ...springMeeting, visits: 8 },
    fetchedAt: '2024-03-19T00:00:00.000Z',
  }),
  comes('at a second address', {
    page: { ...springMeeting, present: [...(springMeeting.present ?? []), { name: '柳依岸' }] },
    url: pdf,
    contentType: 'application/pdf',
    fetchedAt: '2024-03-17T00:00:00.000Z',
  }),
  comes('garbled', garbled),
  comes('summer', {
    page: summerMeeting,
    url: 'https://www.qingshi.example/jiyao/7.html',
    fetchedAt: '2024-07-11T00:00:00.000Z',
  }),
  comes('another meeting that claims its id', {
    page: { ...quietMeeting, id: springMeeting.id },
    url: 'https://www.qingshi.example/jiyao/33.html',
    fetchedAt: '2024-03-21T00:00:00.000Z',
  }),
  {
    name: 'garbled is approved',
    happen: (world) =>
      approvePage({ approve: springMeeting.id, sha256: sha256(bytesOf(garbled)) }, world.record),
  },
  {
    name: 'corrected',
    happen: (world) =>
      correctMeeting(
        { correct: springMeeting.id, patch: { title: '更正' }, ...by, at: '2024-04-01T00:00:00.000Z' },
        world.record,
      ),
  },
  {
    name: 'withdrawn',
    happen: (world) =>
      withdrawMeeting(
        {
          withdraw: springMeeting.id,
          withdrawn: true,
          ...by,
          at: '2024-04-03T00:00:00.000Z',
          answers: 1,
        },
        world.record,
      ),
  },
  {
    name: 'restored',
    happen: (world) =>
      withdrawMeeting(
        {
          withdraw: springMeeting.id,
          withdrawn: false,
          ...by,
          at: '2024-04-02T00:00:00.000Z',
          answers: 2,
        },
        world.record,
      ),
  },
  {
    name: 'gone',
    happen: (world) => missPage({ missing: html, at: '2024-05-01T00:00:00.000Z' }, world.record),
  },
];

export const doubtfulApproved: Event = {
  name: 'doubtful is approved',
  happen: (world) =>
    approvePage({ approve: doubtfulMeeting.id, sha256: sha256(bytesOf(doubtful)) }, world.record),
};

export const movedAway: Event = {
  name: 'moved to another government',
  happen: (world) => moveMeeting(springMeeting.id, 'yunpu', world.record),
};

/** A short report of the same day, of which nothing tells that it is about the same meeting. */
const reportId = 'qingshi/0123456789ab';
const report: Delivery = {
  page: { ...quietMeeting, id: reportId, form: 'report' },
  url: 'https://www.qingshi.example/xinwen/8.html',
  fetchedAt: '2024-03-18T00:00:00.000Z',
};
export const reportComes = comes('report', report);

/** A person has said that they are one; asked again, it is said that they are. */
export const united: Event = {
  name: 'united',
  happen: async (world) => {
    try {
      await uniteMeetings(springMeeting.id, reportId, world.record);
    } catch (error) {
      if (!(isKind(error, 'permanent') && error.code === 'same-meeting')) throw error;
    }
  },
};

/** Its page says that it was held on another day: where that day decides whose an id is, order counts. */
export const redated: Event = comes('held on another day', {
  page: { ...springMeeting, heldOn: '2023-12-29' },
  url: html,
  fetchedAt: '2024-03-20T00:00:00.000Z',
});

/** The rows without the counters that say how often something was done. */
export async function rowsOf(table: TestTable): Promise<Item[]> {
  return (await table.everything()).map(({ rev: _, token: __, ...row }) => row);
}

/**
 * The rows of meetings without what tells of the order in which things came: also which decisions were published for a
 * while on some ways and not on others.
 */
export async function meetingsOf(table: TestTable): Promise<Item[]> {
  const rows = await rowsOf(table);
  return rows.filter(({ sk }) => sk.startsWith('MEETING#')).map(({ goneDecisions: _, ...row }) => row);
}
