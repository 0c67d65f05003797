// Every colour, space, radius and size of the program. The style sheet (`--ac-*`), the theme of the component suite and
// the theme of the grid follow from this file; no other file holds a literal colour.

const light = {
  ground: '#f4f4f1',
  surface: '#ffffff',
  raised: '#ffffff',
  rail: '#ebebe6',
  sunken: '#f8f8f5',
  hover: '#efefea',
  selected: '#e0edf2',
  line: '#deded8',
  'line-strong': '#b9b9b1',
  control: '#8b8c86',
  text: '#1c1e20',
  'text-2': '#4e5358',
  'text-3': '#63686d',
  accent: '#0b5c7a',
  'accent-hover': '#0a4a63',
  'accent-soft': '#e0edf2',
  'on-accent': '#ffffff',
  ok: '#1a6638',
  'ok-soft': '#e2f0e6',
  warn: '#7c4a00',
  'warn-soft': '#faecd2',
  bad: '#ab211a',
  'bad-soft': '#f9e2df',
  info: '#27548b',
  'info-soft': '#e3ebf6',
  idle: '#565b60',
  'idle-soft': '#e9e9e5',
  shade: 'rgba(20, 22, 24, 0.14)',
  veil: 'rgba(20, 22, 24, 0.4)',
} as const;

export type ColourName = keyof typeof light;

const dark: Record<ColourName, string> = {
  ground: '#151719',
  surface: '#1c1f21',
  raised: '#24282b',
  rail: '#111314',
  sunken: '#191b1d',
  hover: '#272b2e',
  selected: '#17384a',
  line: '#32373b',
  'line-strong': '#50575c',
  control: '#7b8389',
  text: '#e7e8e9',
  'text-2': '#b7bcc1',
  'text-3': '#9aa0a6',
  accent: '#63b6d4',
  'accent-hover': '#86c9e1',
  'accent-soft': '#17384a',
  'on-accent': '#08171d',
  ok: '#76c592',
  'ok-soft': '#163022',
  warn: '#e3ae57',
  'warn-soft': '#38290d',
  bad: '#f2938a',
  'bad-soft': '#421d1a',
  info: '#8fb9e8',
  'info-soft': '#1a2c44',
  idle: '#a8aeb3',
  'idle-soft': '#2b2f33',
  shade: 'rgba(0, 0, 0, 0.5)',
  veil: 'rgba(0, 0, 0, 0.6)',
};

export const colours = { light, dark };

/** A 4 px grid. */
export const spaces = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 10: 40, 12: 48 } as const;
export const radii = { small: 3, base: 4, large: 6 } as const;
export const sizes = {
  body: 14,
  grid: 13,
  small: 12,
  title: 18,
  control: 32,
  touch: 44,
  row: 32,
  bar: 48,
  rail: 168,
  'rail-narrow': 48,
} as const;

export const fontFamily =
  'system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
export const monoFamily = 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace';

/** The same tokens as CSS variables, for both grounds. */
export function cssVariables(): string {
  const list = (set: Record<string, string>) => Object.entries(set).map(([k, v]) => `--ac-${k}:${v};`).join('');
  const px = (prefix: string, set: Record<string, number>) =>
    Object.entries(set).map(([k, v]) => `--ac-${prefix}-${k}:${v}px;`).join('');
  const fixed =
    px('space', spaces) + px('radius', radii) + px('size', sizes) + `--ac-font:${fontFamily};--ac-mono:${monoFamily};`;
  return (
    `:root{${fixed}${list(light)}color-scheme:light;}\n` +
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${list(dark)}color-scheme:dark;}}\n` +
    `:root[data-theme=dark]{${list(dark)}color-scheme:dark;}\n`
  );
}
