import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { init } from '../../cli/commands/init.ts';
import { promptOn } from '../../cli/prompt.ts';
import { rememberedSite, siteFile, siteOf } from '../../cli/site.ts';
import { listening } from './listening.ts';

let data: string;
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'open-minutes-init-')), 'data');
});
afterEach(() => rmSync(join(data, '..'), { recursive: true, force: true }));

const flags = {
  baseUrl: 'https://minutes.yunze-data.org/',
  operator: '云泽数据公益社',
  contact: 'minutes@yunze-data.org',
};
const year = new Date().getUTCFullYear();

/** A person who types these lines, and what they see. */
async function answering(lines: readonly string[], options: object = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  const { terminal, said } = listening();
  const prompt = promptOn(input, output);
  let seen = '';
  const left = [...lines];
  output.setEncoding('utf8').on('data', (text: string) => {
    seen += text;
    if (!text.endsWith(': ')) return;
    const next = left.shift();
    if (next === undefined) input.end();
    else input.write(`${next}\n`);
  });
  try {
    const status = await init({ data, ...options }, terminal, prompt);
    return { status, seen, said, left };
  } catch (error) {
    return { error, seen, said, left };
  } finally {
    prompt.close();
  }
}

describe('init, by options', () => {
  it('remembers what they say, as it is meant, and what nobody has to say', async () => {
    const { terminal, said } = listening();
    const reportUrl = 'https://github.com/yunze/minutes/issues';
    expect(await init({ data, ...flags, reportUrl }, terminal)).toBe(0);
    expect(said.out).toContain(siteFile(data));
    const text = readFileSync(siteFile(data), 'utf8');
    expect(JSON.parse(text)).toEqual({
      title: '政府会议纪要开放数据',
      operator: '云泽数据公益社',
      contact: 'mailto:minutes@yunze-data.org',
      reportUrl: `${reportUrl}/new?title={value}&body={address}`,
      baseUrl: 'https://minutes.yunze-data.org',
      tagAuthority: `minutes.yunze-data.org,${year}`,
      dataLicense: 'CC-BY-4.0',
    });
    expect(text.indexOf('title')).toBeLessThan(text.indexOf('operator'));
    expect(siteOf({ data })).toEqual(rememberedSite(data));
  });

  it('changes what they say and leaves the rest; an empty one takes its setting away', async () => {
    const { terminal } = listening();
    await init({ data, ...flags, titleEn: 'Yunze minutes', hubUrl: 'https://hub.yunze-data.org/' }, terminal);
    await init({ data, operator: '云泽开放数据社', hubUrl: '' }, terminal);
    expect(rememberedSite(data)).toMatchObject({ operator: '云泽开放数据社', titleEn: 'Yunze minutes' });
    expect(rememberedSite(data)).not.toHaveProperty('hubUrl');
  });

  it.each([
    [{}, /no terminal to ask on; say --base-url, --operator, --contact$/],
    [{ ...flags, contact: undefined }, /say --contact$/],
    [{ ...flags, baseUrl: 'minutes' }, /baseUrl must be an absolute address/],
    [{ ...flags, contact: 'call us' }, /contact must be a mail address/],
    [{ ...flags, operator: 'Example Organisation' }, /operator is still "Example Organisation"/],
    [
      { ...flags, baseUrl: 'https://minutes.example.org' },
      /baseUrl names minutes\.example\.org, a domain that is nobody's/,
    ],
  ])('writes nothing where they will not do: %o', async (options, complaint) => {
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    await expect(init({ data, ...given }, listening().terminal)).rejects.toThrow(complaint);
    expect(rememberedSite(data)).toBeUndefined();
  });

  it('needs no contact for one’s own machine', async () => {
    await init({ data, baseUrl: 'http://localhost:9000', operator: '我' }, listening().terminal);
    expect(rememberedSite(data)).toMatchObject({ baseUrl: 'http://localhost:9000', operator: '我' });
  });

  it('keeps nothing of a trial on this machine that is part of permanent identifiers', async () => {
    const { terminal } = listening();
    await init({ data, baseUrl: 'http://localhost:9000', operator: '我' }, terminal);
    await init({ data, ...flags }, terminal);
    expect(rememberedSite(data)).toMatchObject({ tagAuthority: `minutes.yunze-data.org,${year}` });
  });

  it('keeps the permanent identifiers of what was published', async () => {
    const { terminal } = listening();
    await init({ data, ...flags }, terminal);
    await init({ data, tagAuthority: 'yunze-data.org,2025' }, terminal);
    mkdirSync(join(data, 'public'));
    writeFileSync(join(data, 'public', 'index.html'), '');
    await expect(init({ data, tagAuthority: 'yunze.org,2026' }, terminal)).rejects.toThrow(
      /tagAuthority stays yunze-data\.org,2025: .*remove .*site\.json/,
    );
    await init({ data, title: '新名' }, terminal);
    expect(rememberedSite(data)).toMatchObject({ title: '新名', tagAuthority: 'yunze-data.org,2025' });
  });
});

describe('init, on a terminal', () => {
  it('asks for everything, again where an answer will not do, and offers what it knows', async () => {
    const { status, seen, said } = await answering([
      'minutes.yunze-data.org', // no address
      'https://minutes.yunze-data.org',
      '', // the title that is offered
      '', // no title in traditional script
      'Yunze minutes',
      '', // somebody must run it
      'Example Organisation',
      '云泽数据公益社',
      'minutes@yunze-data.org',
      '',
      '',
      '',
    ]);
    expect(status).toBe(0);
    expect(said.err).toMatch(
      /baseUrl must be an absolute address.*This is needed.*operator is still "Example/s,
    );
    expect(seen).toContain(`[minutes.yunze-data.org,${year}]: `);
    expect(rememberedSite(data)).toEqual({
      title: '政府会议纪要开放数据',
      titleEn: 'Yunze minutes',
      operator: '云泽数据公益社',
      contact: 'mailto:minutes@yunze-data.org',
      baseUrl: 'https://minutes.yunze-data.org',
      tagAuthority: `minutes.yunze-data.org,${year}`,
      dataLicense: 'CC-BY-4.0',
    });
  });

  it('does not ask for what options say, and lets go of what may be left out', async () => {
    await init({ data, ...flags, titleEn: 'Yunze minutes' }, listening().terminal);
    const { status, seen } = await answering(['', '', '', '-', '', '', ''], {
      operator: '云泽开放数据社',
      dataLicense: 'CC0-1.0',
    });
    expect(status).toBe(0);
    expect(seen).not.toContain('Who runs it');
    expect(seen).toContain('[Yunze minutes]: ');
    expect(rememberedSite(data)).toMatchObject({ operator: '云泽开放数据社', dataLicense: 'CC0-1.0' });
    expect(rememberedSite(data)).not.toHaveProperty('titleEn');
  });

  it('writes nothing when the person ends it', async () => {
    const { error } = await answering(['https://minutes.yunze-data.org', '']);
    expect(error).toMatchObject({ kind: 'refused', message: 'not answered; nothing was written' });
    expect(rememberedSite(data)).toBeUndefined();
  });
});

describe('what a data folder remembers', () => {
  it('is used by whatever publishes, with another address for one run', () => {
    mkdirSync(data);
    const site = {
      title: '甲',
      operator: '乙',
      contact: 'https://a.org/c',
      baseUrl: 'https://a.org',
      tagAuthority: 'a.org,2026',
    };
    writeFileSync(siteFile(data), JSON.stringify(site));
    expect(siteOf({ data, port: 9000 })).toEqual(site);
    expect(siteOf({ data, baseUrl: 'https://b.org' })).toEqual({ ...site, baseUrl: 'https://b.org' });
  });

  it.each([
    ['{', /site\.json: The settings of the site are not JSON/],
    ['{"title": 5}', /site\.json: .*operator is missing; .*title must be a text/],
  ])('is refused by the name of its file where it is broken: %s', (text, complaint) => {
    mkdirSync(data);
    writeFileSync(siteFile(data), text);
    expect(() => siteOf({ data })).toThrow(complaint);
  });

  it('is a trial on this machine where nobody was asked, and nothing for others to read', () => {
    expect(siteOf({ data })).toMatchObject({ baseUrl: 'http://localhost:8080', operator: 'open-minutes' });
    expect(siteOf({ data, port: 9000 })).toMatchObject({ baseUrl: 'http://localhost:9000' });
    expect(() => siteOf({ data, baseUrl: 'https://minutes.yunze-data.org' })).toThrow(
      new RegExp(`operator is still "open-minutes"; contact is missing.*open-minutes init --data ${data}`),
    );
  });
});
