/** A colour for day and one for night. Pairs that carry text meet WCAG 2.2 AA; a test computes their contrast. */
interface Ink {
  readonly light: string;
  readonly dark: string;
}

/** Ink on paper, and the vermilion of a seal. */
export const colours = {
  paper: { light: '#faf7f0', dark: '#181613' },
  sheet: { light: '#fffdf8', dark: '#201d19' },
  ink: { light: '#231f1a', dark: '#ebe5d9' },
  muted: { light: '#665d51', dark: '#aea495' },
  rule: { light: '#ded5c5', dark: '#3b352c' },
  edge: { light: '#857a6a', dark: '#857a6a' },
  accent: { light: '#a3301d', dark: '#f2957f' },
  'accent-soft': { light: '#dc9a88', dark: '#8f4a3a' },
  'on-accent': { light: '#fffdf8', dark: '#2b0f08' },
  'mark-decision': { light: '#fae7b5', dark: '#4a3b14' },
  'mark-attendance': { light: '#dcebdf', dark: '#22392b' },
  'mark-target': { light: '#f9dcb6', dark: '#503309' },
} as const satisfies Readonly<Record<string, Ink>>;

const declarations = (theme: keyof Ink): string =>
  Object.entries(colours)
    .map(([name, ink]) => `  --${name}: ${ink[theme]};`)
    .join('\n');

export const tokens = `:root {
  color-scheme: light dark;
${declarations('light')}
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace;
}
:lang(zh-Hant) {
  --sans: "PingFang TC", "Microsoft JhengHei UI", "Noto Sans CJK TC", "Noto Sans TC", system-ui, sans-serif;
  --serif: "Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", var(--sans);
}
:lang(en) {
  --sans: system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Noto Serif", "Noto Serif CJK SC", serif;
}
:lang(zh-Hans) {
  --sans: "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif;
  --serif: "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", var(--sans);
}
@media (prefers-color-scheme: dark) {
  :root {
${declarations('dark')}
  }
}
@media print {
  :root {
${declarations('light')}
  }
}
`;
