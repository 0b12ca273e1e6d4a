// The musts of iCalendar (RFC 5545) that a program can check, read by a parser of our own: not the one that wrote it.

export interface Component {
  readonly name: string;
  readonly properties: readonly {
    readonly name: string;
    readonly parameters: string;
    readonly value: string;
  }[];
  readonly components: readonly Component[];
}

const LONGEST_LINE = 75;
const UTC = /^\d{8}T\d{6}Z$/;
const DATE = /^\d{8}$/;

/** A calendar as components, after unfolding; text values are unescaped. */
export function parseCalendar(text: string): Component {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  const stack: { name: string; properties: Component['properties'][number][]; components: Component[] }[] = [
    { name: '', properties: [], components: [] },
  ];
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/su.exec(line) ?? [];
    const top = stack.at(-1);
    if (name === '' || top === undefined) throw new Error(`no content line: ${line}`);
    if (name === 'BEGIN') stack.push({ name: value, properties: [], components: [] });
    else if (name === 'END') {
      if (top.name !== value) throw new Error(`END:${value} within ${top.name}`);
      stack.pop();
      stack.at(-1)?.components.push(top);
    } else top.properties.push({ name, parameters, value });
  }
  const [calendar] = stack[0]?.components ?? [];
  if (calendar === undefined || stack.length !== 1) throw new Error('not one calendar');
  return calendar;
}

export const textOf = (component: Component, name: string): string | undefined =>
  component.properties.find((property) => property.name === name)?.value;

export const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));

/** Every broken rule. */
export function calendarViolations(text: string): string[] {
  const found: string[] = [];
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > LONGEST_LINE) found.push(`a line of ${Buffer.byteLength(line)} octets`);
    if (/[\n\r]/.test(line)) found.push('a bare line break');
    if (/[^\P{Cc}\t]|\uFFFD/u.test(line)) found.push('a control or broken character');
  }
  const calendar = parseCalendar(text);
  if (textOf(calendar, 'VERSION') !== '2.0') found.push('VERSION');
  if (!textOf(calendar, 'PRODID')) found.push('PRODID');
  const events = calendar.components;
  const uids = events.map((event) => textOf(event, 'UID'));
  if (new Set(uids).size < uids.length) found.push('a UID twice');
  for (const event of events) {
    const uid = textOf(event, 'UID') ?? '';
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'SEQUENCE']) {
      const count = event.properties.filter((property) => property.name === name).length;
      if (count !== 1) found.push(`${count} times ${name}: ${uid}`);
    }
    if (!UTC.test(textOf(event, 'DTSTAMP') ?? '')) found.push(`DTSTAMP is not UTC: ${uid}`);
    const start = event.properties.find(({ name }) => name === 'DTSTART');
    if (start?.parameters !== ';VALUE=DATE' || !DATE.test(start.value)) found.push(`no day: ${uid}`);
    if (!/^\d+$/.test(textOf(event, 'SEQUENCE') ?? '')) found.push(`SEQUENCE: ${uid}`);
    for (const name of ['UID', 'SUMMARY', 'DESCRIPTION']) {
      // An escaped character never stands alone.
      if (/(?<!\\)(?:\\\\)*[;,]/.test(textOf(event, name) ?? ''))
        found.push(`${name} is not escaped: ${uid}`);
    }
  }
  return found;
}
