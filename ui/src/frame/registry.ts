// The modules of the window. A folder under `modules/` with a `module.ts` is all it takes; nothing here names one.
import type { ComponentType, LazyExoticComponent } from 'react';
import type { IconName } from './icons';
import type { SessionView as Session } from '../wire.gen';

/** The parts of the day, in the order of the rail. */
export const GROUPS = ['day', 'work', 'care', 'stock', 'master', 'insight', 'firm'] as const;
export type Group = (typeof GROUPS)[number];

/** Something one can do by name from anywhere (Ctrl+K) or by key. */
export type PaletteCommand = {
  key: string;
  /** Id in the catalogue; a verb. */
  title: string;
  /** Goes to an address, or does something. */
  route?: string;
  run?: () => void;
  permission?: string;
  /** Works from anywhere, e.g. `F2`. */
  keys?: string;
  /** Stands in the menu of the person too. */
  menu?: 'user';
};

/** A record found by the search at the top. */
export type Found = { key: string; title: string; note?: string; route: string };

export type UiModule = {
  /** The name of the folder and of the core's module. */
  key: string;
  /** Place within the group. */
  order: number;
  group: Group;
  permission?: string;
  icon: IconName;
  /** First part of the address. */
  route: string;
  /** Id of the name in the catalogue. */
  title: string;
  screen: LazyExoticComponent<ComponentType>;
  /** Stands beside every page, for who holds the permission. */
  everywhere?: LazyExoticComponent<ComponentType>;
  /** Reached from elsewhere and not shown in the rail. */
  unlisted?: boolean;
  commands?: PaletteCommand[];
  /** Finds, for the search at the top, what the core's own search does not: a handful that is read whole. */
  find?: (text: string, session: Session) => Promise<Found[]>;
};

/** Checks the shape; `export default uiModule({ … })`. */
export function uiModule(module: UiModule): UiModule {
  return module;
}

const files = import.meta.glob<UiModule>('../modules/*/module.{ts,tsx}', { eager: true, import: 'default' });

/** All modules, as the day goes. */
export const modules: UiModule[] = Object.values(files).sort(
  (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.order - b.order,
);
