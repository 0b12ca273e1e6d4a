import { describe, expect, it } from 'vitest';
import type { Source } from '../../schemas/generated/source.ts';
import { OPENING, parseHtml, parseText, qingxi } from './invented.ts';

const neighbour: Source = {
  ...qingxi,
  id: 'yunling',
  name: '云岭市人民政府',
  hosts: ['www.yunling.example'],
  bodies: ['云岭市人民政府'],
};

const BODY = ['区政府第21次常务会议纪要', '一、研究防汛工作', '会议同意区水利局的意见。'];
const sources = [neighbour, qingxi];

describe('a page whose title says 区政府 only', () => {
  it('is recognised by the opening sentence', () => {
    const page = [BODY[0], OPENING, ...BODY.slice(1)].join('\n');
    expect(parseText(page, sources).source).toBe('yunling-qingxi');
  });

  it('is recognised by the title of the window', () => {
    const page = `<title>区政府第21次常务会议纪要_云岭市青溪区人民政府</title><p>${BODY.join('</p><p>')}</p>`;
    expect(parseHtml(page, sources).source).toBe('yunling-qingxi');
  });

  it('is recognised by who runs the site', () => {
    const page = [...BODY, '', '主办：云岭市青溪区人民政府办公室'].join('\n');
    expect(parseText(page, sources).source).toBe('yunling-qingxi');
  });

  it('is of no source when nothing names one', () => {
    expect(parseText(BODY.join('\n'), sources).source).toBe('unknown');
  });
});

it('gives the body its fuller name, with 人民 or without', () => {
  const page = [BODY[0], OPENING, ...BODY.slice(1)].join('\n');
  expect(parseText(page).body).toBe('青溪区人民政府');
});
