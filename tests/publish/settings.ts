import type { SiteSettings } from '../../functions/publish/site-settings.ts';
import type { Source } from '../../schemas/generated/source.ts';

/** The site of the tests; its folder lies below the root of its host. */
export const site: SiteSettings = {
  baseUrl: 'https://minutes.example/cn',
  tagAuthority: 'minutes.example,2026',
  title: '开放纪要',
  titleEn: 'Open Minutes',
  operator: '开放纪要示例组织',
  reportUrl: 'https://minutes.example/report',
};

export const sources: readonly Source[] = [
  {
    id: 'linlan-qingyu',
    name: '临澜市青屿区人民政府',
    nameEn: "People's Government of Qingyu District, Linlan City (invented)",
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans-CN',
    homepage: 'https://www.qingyu.example/',
    bodies: ['临澜市青屿区人民政府'],
    invented: true,
  },
  {
    id: 'yunze',
    name: '云泽县人民政府',
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans-CN',
    bodies: ['云泽县人民政府'],
    invented: true,
  },
];
