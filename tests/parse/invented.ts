import { createHash } from 'node:crypto';
import { parse, type Snapshot } from '../../functions/parse/parse.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';

// Helpers for tests on minutes of governments that do not exist.

export const snapshotOf = (page: string | Uint8Array, more: Partial<Snapshot> = {}): Snapshot => {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, contentType: 'text/plain; charset=utf-8', sha256, ...more };
};

export const parseText = (page: string, sources: readonly Source[] = []): MinutesDocument =>
  parse(snapshotOf(page), sources);

export const parseHtml = (page: string, sources: readonly Source[] = []): MinutesDocument =>
  parse(snapshotOf(page, { contentType: 'text/html; charset=utf-8' }), sources);

/** Number and heading of every agenda item. */
export const agendaOf = (page: string): string[] =>
  parseText(page).items.map(({ number, heading }) => `${number} ${heading}`);

export const qingxi: Source = {
  id: 'yunling-qingxi',
  name: '云岭市青溪区人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  hosts: ['www.qingxi.example'],
  bodies: ['云岭市青溪区人民政府', '青溪区人民政府', '青溪区政府'],
};

export const OPENING = '2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议。';
