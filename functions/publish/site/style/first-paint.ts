import { createHash } from 'node:crypto';
import { colours } from './tokens.ts';

/**
 * What stands in every page, so that it can be shown before the stylesheet is there: the measure, the type, the ground,
 * and the columns that would otherwise jump. As small as can be, for every page carries it.
 */
export const firstPaint = `html{color-scheme:light dark;background:${colours.paper.light};color:${colours.ink.light}}body{max-width:76rem;margin:0 auto;padding:0 1.25rem;font:1.0625rem/1.75 "PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",system-ui,sans-serif}ul,ol{list-style:none;padding:0}a{color:inherit}svg{max-width:100%}.masthead,.masthead nav{display:flex;flex-wrap:wrap;gap:0 1.1rem}.skip,.unseen{position:absolute;clip-path:inset(50%)}@media screen and (prefers-color-scheme:dark){html{background:${colours.paper.dark};color:${colours.ink.dark}}}@media(min-width:64rem){.minutes{display:grid;grid-template-columns:minmax(0,1fr) 29rem;gap:0 3rem}}`;

const hash = createHash('sha256').update(firstPaint).digest('base64');

/**
 * What a page may load, as it says itself, so that every host has it: nothing from elsewhere, and of what stands in the
 * page nothing but the styles above. Framing is for the host to forbid: a page cannot (CSP 3, `frame-ancestors`).
 */
export const contentPolicy = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${hash}'`,
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
