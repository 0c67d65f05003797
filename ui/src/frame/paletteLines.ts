// What the one search field offers: records of the core, pages and commands of the window, and what was opened last.
import { useEffect, useMemo, useState } from 'react';
import { may, useSession } from '../data';
import { day, dayOf } from '../format/format';
import { call } from '../host';
import { useLocale, useText, type Locale, type Say } from '../text';
import type { EverythingFound, FoundKind, FoundLine, FoundMarks } from '../wire.gen';
import type { IconName } from './icons';
import { modules, type Found } from './registry';
import { go } from './router';

export type Line = {
  key: string; icon: IconName; number: string; name: string; note: string; tags: string[]; over: boolean;
  marks: FoundMarks | undefined; run: () => void;
};
export type Section = { key: string; title: string; lines: Line[]; more: boolean };

const EMPTY: EverythingFound = { groups: [], titles: [], late_ms: null };
/** How long a hand rests between two keys of a word. */
const REST = 60;
/** How well people and pages fit is told by the core for pages only; a person's name typed in full is as good. */
const PERSON = 3;
const PER_GROUP = 6;

const homes = new Map(modules.map((m) => [m.key, m]));

/** A record as a line; `documents` and `papers` say what kind of paper it is. */
function lineOf(found: FoundLine, t: Say, locale: Locale, offset: number): Line {
  const { kind } = found;
  const state: Record<FoundKind, string> = {
    customers: found.is_over ? 'customers-closed' : found.state === 'ordinary' ? '' : `customers-grade-${found.state}`,
    equipment: `equipment-warranty-${found.state}`, tickets: `tickets-state-${found.state}`, visits: `visits-state-${found.state}`,
    papers: `papers-state-${found.state}`, documents: '',
  };
  const tags = [
    found.paper === '' ? '' : t(`${kind}-kind-${found.paper}`),
    found.at === null ? '' : day(dayOf(found.at, offset), locale).slice(0, 10),
    state[kind] === '' ? '' : t(state[kind]),
  ];
  return {
    key: `${kind}.${found.id}`, icon: homes.get(kind)?.icon ?? 'search', number: found.number, name: found.name, note: found.note,
    tags: tags.filter(Boolean), over: found.is_over, marks: found.marks, run: () => go(`/${kind}/${found.id}`),
  };
}

const plain = (icon: IconName, one: Pick<Line, 'key' | 'name' | 'note' | 'run'>): Line => ({ ...one, icon, number: '', tags: [], over: false, marks: undefined });

/** Sections for a text, the best first, and whether they are of this text and not of one with fewer letters. */
export function usePalette(text: string): { sections: Section[]; ready: boolean; late: number | null } {
  const t = useText();
  const locale = useLocale();
  const session = useSession();
  const wanted = text.trim();
  const offset = session.zone_offset_minutes;

  const pages = useMemo<Line[]>(() => modules.filter((m) => may(session, m.permission)).flatMap((m) => [
    ...(m.unlisted ? [] : [plain(m.icon, { key: `go.${m.key}`, name: t(m.title), note: t('palette-place'), run: () => go(m.route) })]),
    ...(m.commands ?? []).filter((c) => may(session, c.permission)).map((c) => plain(m.icon, {
      key: `do.${m.key}.${c.key}`, name: t(c.title), note: c.keys ?? t('palette-command'), run: () => {
        if (c.route) go(c.route);
        c.run?.();
      } })),
  ]), [session, t]);

  const [answer, setAnswer] = useState<{ text: string; found: EverythingFound; people: Found[] }>({ text: '', found: EMPTY, people: [] });
  useEffect(() => {
    if (wanted === '') return undefined;
    let stale = false;
    const timer = setTimeout(() => {
      const others = modules.filter((m) => m.find && may(session, m.permission)).map((m) => m.find?.(wanted, session) ?? []);
      const asked = call('search.everything', { text: wanted, limit: PER_GROUP, titles: pages.map((p) => p.name) });
      void Promise.allSettled([asked, ...others]).then(([found, ...rest]) => {
        if (stale) return;
        const people = rest.flatMap((r) => (r.status === 'fulfilled' ? (r.value as Found[]) : []));
        setAnswer({ text: wanted, found: found.status === 'fulfilled' ? found.value as EverythingFound : EMPTY, people });
      });
    }, REST);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [wanted, pages, session]);

  const recent = useRecent();
  const sections = useMemo<Section[]>(() => {
    const placed = (key: string, title: string, lines: Line[], more = false): Section[] => (lines.length > 0 ? [{ key, title, lines, more }] : []);
    if (wanted === '') {
      const lines = (recent ?? []).map((one) => lineOf(one, t, locale, offset));
      return [...placed('recent', t('palette-recent'), lines), ...placed('pages', t('palette-pages'), pages)];
    }
    const { found, people } = answer;
    const titles = found.titles.flatMap(({ at, marks }) => {
      const page = pages[at];
      return page ? [{ ...page, marks: { number: [], name: marks, note: [] } }] : [];
    });
    const groups = [
      ...found.groups.map((g) => ({ rank: g.rank, section: placed(g.kind, t(homes.get(g.kind)?.title ?? g.kind), g.lines.map((one) => lineOf(one, t, locale, offset)), g.more) })),
      { rank: PERSON, section: placed('people', t('people-title'), people.map((p) => plain('people', { key: p.key, name: p.title, note: p.note ?? '', run: () => go(p.route) }))) },
      { rank: found.titles[0]?.rank ?? PERSON, section: placed('pages', t('palette-pages'), titles) },
    ];
    return groups.toSorted((a, b) => a.rank - b.rank).flatMap((g) => g.section);
  }, [wanted, answer, recent, pages, t, locale, offset]);
  return { sections, ready: wanted === '' ? recent !== null : answer.text === wanted, late: wanted === '' ? null : answer.found.late_ms };
}

function useRecent(): FoundLine[] | null {
  const [recent, setRecent] = useState<FoundLine[] | null>(null);
  useEffect(() => {
    let gone = false;
    call('search.recent', {}).then((lines) => !gone && setRecent(lines), () => !gone && setRecent([]));
    return () => {
      gone = true;
    };
  }, []);
  return recent;
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const KINDS: FoundKind[] = ['customers', 'equipment', 'tickets', 'visits', 'papers', 'documents'];

/** Keeps that a record was opened, however one came to it. Nothing is lost when it cannot be kept. */
export function noteOpened(module: string, id: string | undefined): void {
  const kind = KINDS.find((k) => k === module);
  if (kind && id && ID.test(id)) call('search.opened', { kind, id }).catch(() => undefined);
}
