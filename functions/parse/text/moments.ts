import { findDay, isoDay } from './days.ts';
import { matchingForm } from './reading.ts';

// Moments as metadata, lists, feeds and maps of sites state them.

/** A formatter takes long to make and is the same for every page of a government. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    timeZoneName: 'longOffset',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** A moment on the clock of a zone, with its offset: `2025-09-08T00:30:00+08:00`. */
function onClockOf(timeZone: string, moment: Date): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}

const pad = (n: number): string => String(n).padStart(2, '0');

/** A time on a day, on the clock of a zone. */
function clockTime(day: string, time: string, timeZone: string): string {
  // The offset at that time, asked for twice: the first answer is that of the same time in UTC.
  const once = onClockOf(timeZone, new Date(`${day}T${time}Z`)).slice(19);
  const offset = onClockOf(timeZone, new Date(`${day}T${time}${once}`)).slice(19);
  return `${day}T${time}${offset}`;
}

const EPOCH = /^\d{10}(?:\d{3})?$/;
const GLUED = /^((?:19|20)\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$/;
/** RFC 822, as feeds and headers write it: Mon, 08 Sep 2025 00:30:00 +0800. */
const RFC_822 = /^(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3,9} \d{4} \d{1,2}:\d{2}/;
/** Mon Sep 08 00:30:00 CST 2025, as programs in Java print it. */
const JAVA = /^[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) CST (\d{4})$/;
const CLOCK =
  /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?![\d:])/u;
/** 上午9时30分, 15点 */
const SPOKEN = /([上下]午|晚上?|凌晨|中午)?\s{0,8}(\d{1,2})[时点](?:(\d{1,2})分?|半)?/u;

function spokenTime(text: string): string | undefined {
  const match = SPOKEN.exec(text);
  if (match === null) return undefined;
  const [all, part = '', hour = '', minute] = match;
  const late = /下午|晚/.test(part) && Number(hour) < 12 ? 12 : 0;
  const [h, m] = [Number(hour) + late, all.endsWith('半') ? 30 : Number(minute ?? 0)];
  return h > 23 || m > 59 ? undefined : `${pad(h)}:${pad(m)}:00`;
}

/**
 * A day, `YYYY-MM-DD`, or a moment with its offset where the words hold a time. A moment without a zone is on the clock of
 * the source; one with a zone is put on that clock, so that its day is the day of the source. Understands ISO 8601, days
 * as Chinese pages write them, fourteen digits, seconds and milliseconds since 1970, and RFC 822. `undefined` for words
 * that name no whole day, or several.
 *
 * @param timeZone name of the source's zone in the IANA database
 */
export function readMoment(words: string, timeZone: string): string | undefined {
  // 2022- 11- 18 09: 10
  const text = words
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)\s{0,8}([-/:])\s{0,8}(?=\d)/g, '$1');
  if (EPOCH.test(text)) return onClockOf(timeZone, new Date(Number(text.padEnd(13, '0'))));
  const glued = GLUED.exec(text);
  if (glued !== null) {
    const [, y, m, d, hour = '', minute = '', second = '00'] = glued;
    const day = isoDay(Number(y), Number(m), Number(d));
    if (day === undefined || hour > '23' || minute > '59' || second > '59') return undefined;
    return clockTime(day, `${hour}:${minute}:${second}`, timeZone);
  }
  const java = JAVA.exec(text);
  if (java !== null) return readMoment(`${java[2]} ${java[1]} ${java[4]} ${java[3]} +0800`, timeZone);
  if (RFC_822.test(text)) {
    const zoned = /(?:GMT|UTC|UT|Z|[A-Z]{3}|[+-]\d{4})$/.test(text);
    const moment = new Date(zoned ? text : `${text} UTC`);
    if (Number.isNaN(moment.getTime())) return undefined;
    return zoned
      ? onClockOf(timeZone, moment)
      : clockTime(moment.toISOString().slice(0, 10), moment.toISOString().slice(11, 19), timeZone);
  }
  const eight = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (eight !== null) return isoDay(Number(eight[1]), Number(eight[2]), Number(eight[3]));
  const plain = matchingForm(text.replace(/T(?=\d{2}:)/, ' ').replace(/\s{1,8}(?=\d{1,2}:\d{2})/, ' @'));
  const mention = findDay(plain.replace(/@/g, '，'));
  const [day] = mention?.candidates ?? [];
  if (mention === undefined || mention.candidates.length > 1 || day === undefined || day.startsWith('-'))
    return undefined;
  const clock = CLOCK.exec(text);
  if (clock === null) {
    const spoken = spokenTime(text);
    return spoken === undefined ? day : clockTime(day, spoken, timeZone);
  }
  const [, hour = '', minute = '', second = '00', zone] = clock;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return day;
  const time = `${pad(Number(hour))}:${minute}:${second}`;
  if (zone === undefined) return clockTime(day, time, timeZone);
  const offset = /^[+-]/.test(zone) ? zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2') : 'Z';
  return onClockOf(timeZone, new Date(`${day}T${time}${offset}`));
}
