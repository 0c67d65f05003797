import { Checkbox, Empty, Input, Select, Skeleton, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Faulted, useQuery } from '../../data';
import { Tag } from '../../field';
import { composing, useKey } from '../../frame/keys';
import { Icon } from '../../frame/icons';
import { go } from '../../frame/router';
import { useText, type Say } from '../../text';
import type { Id, Setting } from '../../wire.gen';
import { Policy } from './Policy';
import { nameOf, sayValue } from './values';

const TONES = { default: 'idle', preset: 'info', company: 'ok', branch: 'ok' } as const;

function matches(t: Say, setting: Setting, typed: string): boolean {
  const name = nameOf(setting.key);
  const words = [t(name), t(`${name}.help`), setting.key, setting.row, setting.serves, sayValue(t, setting, setting.value)];
  return typed.toLowerCase().split(/\s+/).every((part) => words.some((word) => word.toLowerCase().includes(part)));
}

/** All figures, grouped and searched by name, number or value; the chosen one beside them. */
export function Policies({ chosen }: { chosen: string }) {
  const t = useText();
  const [branch, setBranch] = useState<Id | null>(null);
  const settings = useQuery('settings.list', { branch });
  const branches = useQuery('branches.list', {});
  const [typed, setTyped] = useState('');
  const [ownOnly, setOwnOnly] = useState(false);
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  useKey('Ctrl+F', () => search.current?.focus(), true, 'settings-search');

  const found = useMemo(
    () => (settings.data ?? []).filter((s) => (!ownOnly || s.origin === (branch ? 'branch' : 'company')) && matches(t, s, typed.trim())),
    [settings.data, typed, ownOnly, branch, t],
  );
  const groups = useMemo(() => [...new Set(found.map((s) => s.group))], [found]);
  const ordered = useMemo(() => groups.flatMap((g) => found.filter((s) => s.group === g)), [groups, found]);
  const at = ordered.findIndex((s) => s.key === chosen);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const move = (event: React.KeyboardEvent) => {
    if (composing(event)) return;
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: Math.max(at - 1, 0), Home: 0, End: ordered.length - 1, PageDown: at + 10, PageUp: at - 10 };
    const to = steps[event.key];
    const next = to === undefined ? undefined : ordered[Math.max(0, Math.min(to, ordered.length - 1))];
    if (next) {
      event.preventDefault();
      go(`/settings/${next.key}`);
      list.current?.focus();
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      document.querySelector<HTMLElement>('.se-policy input:not([disabled])')?.focus();
    }
  };

  if (settings.isError) return <div className="ac-page"><Faulted error={settings.error} again={() => void settings.refetch()} /></div>;
  const setting = settings.data?.find((s) => s.key === chosen);
  return (
    <div className="se-body">
      <section className="se-list">
        <div className="se-bar">
          <Input ref={search} allowClear autoFocus prefix={<Icon name="search" />} placeholder={t('settings-search')} aria-label={t('settings-search')} title="Ctrl+F"
            value={typed} onChange={(e) => setTyped(e.target.value)} onKeyDown={move} />
          {branches.data && branches.data.length > 0 && (
            <Select<Id | ''> className="se-branch" aria-label={t('settings-branch')} value={branch ?? ''} onChange={(id) => setBranch(id || null)}
              options={[{ value: '' as const, label: t('settings-branch-firm') }, ...branches.data.map((b) => ({ value: b.id, label: `${b.code} ${b.name}` }))]} />
          )}
          <Checkbox checked={ownOnly} onChange={(e) => setOwnOnly(e.target.checked)}>{t('settings-own-only')}</Checkbox>
        </div>
        <div className="se-lines" role="listbox" tabIndex={0} ref={list} aria-label={t('settings-tab-policies')} onKeyDown={move}
          onClick={(event) => {
            const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'];
            if (key) go(`/settings/${key}`);
          }}
          {...(setting ? { 'aria-activedescendant': `policy-${setting.key}` } : {})}>
          <div className="se-line se-head" aria-hidden="true">
            <span>{t('settings-name')}</span><span>{t('settings-value')}</span><span>{t(branch ? 'settings-fallback-firm' : 'settings-preset-value')}</span><span>{t('settings-origin')}</span><span>{t('settings-row')}</span>
          </div>
          {settings.isPending && <Skeleton active paragraph={{ rows: 12 }} className="se-empty" />}
          {settings.data && found.length === 0 && (
            <Empty className="se-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t('settings-nothing-found')}<br /><span className="ac-quiet">{t('settings-nothing-found-todo')}</span></>} />
          )}
          {groups.map((group) => (
            <div key={group} role="group" aria-label={t(`settings-group-${group}`)}>
              <div className="se-group" aria-hidden="true">{t(`settings-group-${group}`)}</div>
              {ordered.filter((s) => s.group === group).map((s) => (
                <div key={s.key} id={`policy-${s.key}`} role="option" tabIndex={-1} data-key={s.key} aria-selected={s.key === chosen} className="se-line">
                  <span>{t(nameOf(s.key))}{s.waits && <small className="ac-quiet"> · {t('settings-waits')}</small>}</span>
                  <strong>{sayValue(t, s, s.value)}</strong>
                  <span className="ac-quiet">{sayValue(t, s, s.fallback)}</span>
                  <span><Tag tone={TONES[s.origin]}>{t(`settings-origin-${s.origin}`)}</Tag></span>
                  <span className="ac-mono ac-quiet">{s.row}</span>
                </div>
              ))}
            </div>
          ))}
        </div>
        <footer className="se-foot" aria-live="polite">{t('settings-found', { count: found.length })}</footer>
      </section>
      <aside className="se-side">
        {setting ? <Policy key={`${setting.key} ${branch}`} setting={setting} branch={branch} /> : (
          <div className="se-pick"><p>{t('settings-pick')}</p><p className="ac-quiet">{t('settings-about')}</p></div>
        )}
      </aside>
    </div>
  );
}
