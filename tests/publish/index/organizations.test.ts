import { describe, expect, it } from 'vitest';
import { nameId } from '../../../functions/publish/index/name-id.ts';
import { bareNames, hasPage, organizationNames } from '../../../functions/publish/index/organizations.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { smallMeeting } from '../small-meeting.ts';

const government = (name: string, id = 'invented'): Source => ({
  id,
  name: `${name}人民政府`,
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: [`${name}人民政府`],
});

describe('the bare name of a body', () => {
  it.each([
    // The place and the level are the government's.
    ['云泽县', '财政局', '财政局'],
    ['云泽县', '县财政局', '财政局'],
    ['云泽县', '云泽县财政局', '财政局'],
    ['临澜市青屿区', '临澜市青屿区财政局', '财政局'],
    ['临澜市青屿区', '青屿区财政局', '财政局'],
    ['临澜市青屿区', '青屿财政局', '财政局'],
    ['临澜市青屿区', '区人民法院', '人民法院'],
    ['长阳土家族自治县', '长阳县财政局', '财政局'],
    ['长阳土家族自治县', '长阳土家族自治县财政局', '财政局'],
    // Of the level above they are another's, under whichever name.
    ['临澜市青屿区', '市财政局', '市财政局'],
    ['临澜市青屿区', '临澜市财政局', '市财政局'],
    // A level that begins another word is none.
    ['汨罗市', '市场监管局', '市场监管局'],
    ['汨罗市', '市市场监管局', '市场监管局'],
    ['汨罗市', '汨罗市市场监管局', '市场监管局'],
    ['汨罗市', '市政公司', '市政公司'],
    ['汨罗市', '市民政局', '民政局'],
    ['临澜市青屿区', '区域发展办', '区域发展办'],
    // A committee is called after its level.
    ['临澜市青屿区', '区委办公室', '区委办公室'],
    ['临澜市青屿区', '青屿区委办公室', '区委办公室'],
    ['临澜市青屿区', '团区委', '团区委'],
    ['临澜市青屿区', '白鹭镇', '白鹭镇'],
    ['临澜市青屿区', '青屿区', '青屿区'],
  ])('in %s of %s is %s', (place, name, bare) => {
    expect(bareNames(government(place))(name)).toBe(bare);
  });

  it('of a government that nothing is known of is the name itself', () => {
    expect(bareNames(undefined)('县财政局')).toBe('县财政局');
  });
});

const charged = (...names: string[]) => ({
  decisions: names.map((name) => ({ responsible: [{ name, role: 'owner' as const }] })),
});
const namesOf = (...meetings: ReturnType<typeof smallMeeting>[]) =>
  organizationNames(
    government('云泽县'),
    meetings.map(({ document }) => document),
  );

describe('the bodies of a government', () => {
  it('have one id, the name that is used most, and their other names', () => {
    const names = namesOf(
      smallMeeting('yunze/2024/1', charged('财政局', '县财政局', '县财政局')),
      smallMeeting('yunze/2024/2', charged('云泽县财政局')),
    );
    expect(names.of('财政局')).toEqual({
      id: nameId('财政局'),
      name: '县财政局',
      otherNames: ['财政局', '云泽县财政局'],
      charged: 4,
    });
    for (const name of ['县财政局', '云泽县财政局', ' 县财政局\u0000'])
      expect(names.of(name)).toBe(names.of('财政局'));
  });

  it('have the same id whichever name is met first or alone', () => {
    const alone = namesOf(smallMeeting('yunze/2024/1', charged('云泽县财政局')));
    const other = namesOf(smallMeeting('yunze/2024/1', charged('财政局')));
    expect(alone.of('云泽县财政局')?.id).toBe(other.of('财政局')?.id);
  });

  it.each([
    ['县政府办', '县政府办公室'],
    ['政府办', '云泽县人民政府办公室'],
    ['县发改办', '发改办公室'],
    ['县财政', '财政局'],
    ['财政', '县财政局'],
    ['云泽县住建', '县住建局'],
    ['县发改', '发改委'],
    ['市财政', '市财政局'],
  ])('are one under %s and %s', (one, other) => {
    for (const order of [
      [one, other],
      [other, one],
    ]) {
      const names = namesOf(smallMeeting('yunze/2024/1', charged(...order)));
      expect(names.of(one)).toBe(names.of(other));
      expect(names.of(one)?.charged).toBe(2);
    }
  });

  it.each([
    // Another level, another stem, and the government itself.
    ['县财政', '市财政局'],
    ['县政府办', '县委办公室'],
    ['县政府', '县政府办'],
    ['县人大', '县人大办'],
    // Not what the body is called, but a word.
    ['规划', '县规划局'],
  ])('are two: %s and %s', (one, other) => {
    const names = namesOf(smallMeeting('yunze/2024/1', charged(one, other)));
    expect(names.of(one)?.id).not.toBe(names.of(other)?.id);
  });

  it('are not united where two have the same stem', () => {
    const names = namesOf(smallMeeting('yunze/2024/1', charged('县发改', '县发改局', '县发改委')));
    expect(new Set(['县发改', '县发改局', '县发改委'].map((name) => names.of(name)?.id)).size).toBe(3);
  });

  it('keep the id that they had before another of their names was met', () => {
    const before = namesOf(smallMeeting('yunze/2024/1', charged('县财政局', '政府办公室')));
    const after = namesOf(
      smallMeeting('yunze/2024/1', charged('县财政局', '政府办公室')),
      smallMeeting('yunze/2024/2', charged('县财政', '县政府办')),
    );
    for (const name of ['县财政局', '政府办公室']) expect(after.of(name)?.id).toBe(before.of(name)?.id);
  });

  it('are not named after their field of work alone', () => {
    const names = namesOf(smallMeeting('yunze/2024/1', charged('县财政', '县财政', '县财政局')));
    expect(names.of('县财政')).toMatchObject({ name: '县财政局', otherNames: ['县财政'] });
  });

  it('are charged once by a decision that names them twice', () => {
    const responsible = ['政府办', '县政府办公室'].map((name) => ({ name, role: 'owner' as const }));
    const names = namesOf(smallMeeting('yunze/2024/1', { decisions: [{ responsible }] }));
    expect(names.of('政府办')?.charged).toBe(1);
  });

  it('have a page from their second task on', () => {
    const names = namesOf(smallMeeting('yunze/2024/1', charged('财政局', '县财政局', '县水利局')));
    const pages = ['县财政局', '县水利局'].map((name) => {
      const body = names.of(name);
      return body !== undefined && hasPage(body);
    });
    expect(pages).toEqual([true, false]);
  });

  it.each(['李建国', '欧阳知远', '扎西次仁', '文渊'])('are never people: %s', (name) => {
    expect(namesOf(smallMeeting('yunze/2024/1', charged(name, name))).of(name)).toBeUndefined();
  });

  it('are never who attended another meeting', () => {
    const names = namesOf(
      smallMeeting('yunze/2024/1', charged('海若', '海若')),
      smallMeeting('yunze/2024/2', { attendance: [{ name: '海若' }] }),
    );
    expect(names.of('海若')).toBeUndefined();
  });

  it.each(['柳溪镇', '金融办', '高新区', '县水利局', '安居集团', '财政'])(
    'are not taken for people: %s, though a list were misread',
    (name) => {
      const meeting = smallMeeting('yunze/2024/1', charged(name, name));
      expect(namesOf(meeting).of(name)?.name).toBe(name);
    },
  );

  it('stay bodies where an attendance list was misread', () => {
    const misread = smallMeeting('yunze/2024/1', {
      ...charged('县水利局'),
      attendance: [{ name: '县水利局' }],
    });
    expect(namesOf(misread).of('县水利局')).toBeDefined();
  });

  it('are another version whenever a name stands for another body, and only then', () => {
    const one = namesOf(smallMeeting('yunze/2024/1', charged('财政局', '县水利局')));
    const same = namesOf(smallMeeting('yunze/2024/9', charged('县水利局', '财政局')));
    const more = namesOf(smallMeeting('yunze/2024/1', charged('财政局', '县水利局', '县水利局', '水利局')));
    expect(same.version).toBe(one.version);
    expect(more.version).not.toBe(one.version);
  });
});
