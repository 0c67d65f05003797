// Our own line icons on a 16 px grid: one weight, no fill, no foreign set to load.
const PATHS = {
  today: 'M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3M10.5 2.5v3M6 10.5l1.5 1.5 2.5-3',
  intake: 'M3.5 2.5h2l1 3-1.5 1a7 7 0 0 0 4.5 4.5l1-1.5 3 1v2c0 .6-.4 1-1 1A10 10 0 0 1 2.5 3.5c0-.6.4-1 1-1M11.5 2v5M9 4.5h5',
  tickets: 'M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2.5',
  dispatch: 'M2.5 8h9M8.5 5l3 3-3 3M13.5 3v10',
  visits: 'M8 14s-4.5-4-4.5-7.5a4.5 4.5 0 0 1 9 0C12.5 10 8 14 8 14M8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  callbacks: 'M4 3h1.5l1 2.5-1.3 1a6.5 6.5 0 0 0 4.3 4.3l1-1.3 2.5 1V12c0 .6-.4 1-1 1A9 9 0 0 1 3 4c0-.6.4-1 1-1M13 3H9.5M11 1.5L9.5 3 11 4.5',
  customers: 'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 13.5c0-2.5 2-4.5 4.5-4.5s4.5 2 4.5 4.5M11 7.2a2.2 2.2 0 0 0 0-4.4M12 9.4c1.5.6 2.5 2.2 2.5 4.1',
  equipment: 'M2.5 3.5h11v7h-11zM5.5 13.5h5M8 10.5v3',
  contracts: 'M4 2.5h5.5L12.5 5.5v8H4zM9.5 2.5v3h3M6 8.5h4.5M6 11h3',
  projects: 'M2.5 13.5v-7h4v7M6.5 13.5v-11h4v11M10.5 13.5v-5h3v5M1.5 13.5h13',
  complaints: 'M2.5 3h11v8h-6l-3 2.5V11h-2zM8 5v3M8 9.3v.2',
  returns: 'M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 7.5H6',
  custody: 'M2.5 5.5L8 2.5l5.5 3v6L8 14l-5.5-2.5zM2.5 5.5L8 8.5l5.5-3M8 8.5V14',
  parts: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6L5 5M11 11l1.4 1.4M12.4 3.6L11 5M5 11l-1.4 1.4',
  fees: 'M4.5 2.5L8 7.5l3.5-5M8 7.5v6M5 8h6M5 10.5h6',
  inspections: 'M6.5 11a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M9.8 9.8L14 14M4.7 6.5L6 7.8l2.3-2.6',
  incidents: 'M8 2.5l6 11H2zM8 6.5v3.5M8 11.7v.2',
  surveys: 'M8 2.2l1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z',
  plans: 'M3 2.5h10v11H3zM5.5 6l.8.8L7.5 5.5M9 6h2M5.5 10l.8.8 1.2-1.3M9 10h2',
  knowledge: 'M8 4C6.5 2.8 4.5 2.5 2.5 2.5v9.5c2 0 4 .3 5.5 1.5 1.5-1.2 3.5-1.5 5.5-1.5V2.5c-2 0-4 .3-5.5 1.5M8 4v9.5',
  training: 'M8 3L1.5 6 8 9l6.5-3zM4 7.2v3.3c1 1 2.5 1.5 4 1.5s3-.5 4-1.5V7.2M14.5 6v4',
  registers: 'M3.5 2.5h9v11h-9zM3.5 6h9M3.5 9.5h9M7 6v7.5',
  kpi: 'M2.5 12.5a6 6 0 1 1 11 0M8 11l2.5-4M8 11.2v.1',
  reports: 'M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V7',
  audits: 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4zM5.8 8l1.6 1.6L10.3 6.5',
  documents: 'M4 2.5h5.5L12.5 5.5v8H4zM9.5 2.5v3h3M6 9.5c1-2 1.5 2 2.5 0s1 1 2 .5',
  exchange: 'M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13',
  journal: 'M4 2.5h9v11H4zM2.5 5H5M2.5 8H5M2.5 11H5M7.5 6h3.5M7.5 9h3.5',
  archive: 'M2.5 3h11v3h-11zM3.5 6v7.5h9V6M6.5 9h3',
  approvals: 'M3 13.5h10M4 11h8v-1.5c0-1-.5-1.5-1.5-1.5h-1c-.5-1 .8-2 .8-3.5a2.3 2.3 0 0 0-4.6 0C5.7 6 7 7 6.5 8h-1C4.5 8 4 8.5 4 9.5z',
  people: 'M8 7.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M2.8 14c0-2.9 2.3-5 5.2-5s5.2 2.1 5.2 5',
  calendars: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5M5 9.5h1.5M5 11.5h1.5M9 9.5h1.5',
  settings: 'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M6 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.3 10.3L13.5 13.5',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M6.3 6.3a1.8 1.8 0 1 1 2.5 1.6c-.5.3-.8.6-.8 1.2M8 11.3h.05',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  forward: 'M6.5 3.5L11 8l-4.5 4.5',
  collapse: 'M2.5 3h11v10h-11zM6 3v10M11 6.5L9.5 8 11 9.5',
  expand: 'M2.5 3h11v10h-11zM6 3v10M9 6.5L10.5 8 9 9.5',
  language: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M2 8h12M8 2c-4 3.5-4 8.5 0 12M8 2c4 3.5 4 8.5 0 12',
  contrast: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 2v12M8 5h4.5M8 8h6M8 11h4.5',
  key: 'M5.5 13a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M7.3 8.7L13 3M10.5 5.5L12.5 7.5',
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  phone: 'M4 2.5h2l1 3-1.5 1a7 7 0 0 0 4 4l1-1.5 3 1v2c0 .6-.4 1-1 1A10 10 0 0 1 3 3.5c0-.6.4-1 1-1',
  photo: 'M2.5 4.5h3l1-1.5h3l1 1.5h3v8h-11zM8 10.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  sign: 'M2.5 13.5h11M3 10.5c2-4 4-8 5-7s-3 5-2.5 6.5S8 8 9 8s0 2 1.5 2 1.5-1 3-1',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.5V8l2.5 1.5',
  folder: 'M2.5 3.5h4l1.5 2h5.5v7.5h-11z',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside words, so hidden from screen readers; a button without words carries its own label. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="ac-icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.3"
      strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
