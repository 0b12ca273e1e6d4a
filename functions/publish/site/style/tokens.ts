/** A colour for day and one for night. Pairs that carry text meet WCAG 2.2 AA; a test computes their contrast. */
interface Ink {
  readonly light: string;
  readonly dark: string;
}

/** Ink on paper, and the red of the head of an official document (红头). */
export const colours = {
  paper: { light: '#fbfbf9', dark: '#171716' },
  sheet: { light: '#ffffff', dark: '#20201e' },
  ink: { light: '#1c1b19', dark: '#e8e6e1' },
  muted: { light: '#5e5c57', dark: '#aaa8a1' },
  rule: { light: '#dddbd4', dark: '#3a3935' },
  edge: { light: '#84827b', dark: '#85837c' },
  accent: { light: '#a01c1f', dark: '#f2958c' },
  'accent-soft': { light: '#dd9a94', dark: '#8c4643' },
  'on-accent': { light: '#ffffff', dark: '#2b0a08' },
  'mark-decision': { light: '#f8e8b6', dark: '#4a3c14' },
  'mark-attendance': { light: '#dfebe4', dark: '#23382c' },
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
