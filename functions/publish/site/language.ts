import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { SiteSettings } from '../site-settings.ts';

/** The languages of the interface. What the minutes say is never translated, nor converted to another script. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/** The language of the pages that have one edition only, and of the addresses without a folder of a language. */
export const FIRST_LANGUAGE: Language = 'zh-Hans';

/** How a language calls itself: in full, and on the switch. */
export const LANGUAGE_NAME: Readonly<Record<Language, readonly [full: string, short: string]>> = {
  'zh-Hans': ['简体中文', '简'],
  'zh-Hant': ['繁體中文', '繁'],
  en: ['English', 'EN'],
};

/** Folders of the editions; names that no source may have. */
const FOLDER: Readonly<Record<Language, string>> = { 'zh-Hans': '', 'zh-Hant': 'hant/', en: 'en/' };

/** The pages whose words are mostly those of the interface: at the top of the site, and a government's first page. */
const EDITED =
  /^(?:(?:index|search|subscribe|downloads|accuracy|vocabulary|status)\.html|[a-z0-9-]+\/index\.html)$/;

/** Whether a page has an edition for every language (docs/adr/0009-languages-of-the-portal.md). */
export const hasEditions = (path: string): boolean => EDITED.test(path);

/** Where the edition of a page lies, if it has several; else the page itself. A fragment stays. */
export function editionPath(language: Language, path: string): string {
  const page = path.replace(/#.*/, '');
  return hasEditions(page) ? `${FOLDER[language]}${path}` : path;
}

/** Extracted values are in simplified script whatever the page is in. */
export const VALUES_LANGUAGE: Language = 'zh-Hans';

/** The language of what was copied from the page itself. */
export const languageOf = ({ provenance }: Pick<MinutesDocument, 'provenance'>): Language =>
  provenance.script === 'hant' ? 'zh-Hant' : 'zh-Hans';

/** The name of the site, as its operator gives it in this language. */
export function siteTitle({ title, titleHant, titleEn }: SiteSettings, language: Language): string {
  const own: Readonly<Record<Language, string | undefined>> = {
    'zh-Hans': title,
    'zh-Hant': titleHant,
    en: titleEn,
  };
  return own[language] ?? title;
}
