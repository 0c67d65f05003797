import { Button, Checkbox, Input, Popover, Tabs, type InputRef } from 'antd';
import type { GridApi } from 'ag-grid-community';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Fields } from '../field';
import { composing } from '../frame/keys';
import { Icon } from '../frame/icons';
import { useText } from '../text';

/** A saved view of a list: `mine`, `unassigned`, `overdue` …; `label` is an id of the catalogue. */
export type View = { key: string; label: string; count?: number };

const VIEW = 'aftercare.view.';

/** The view in use, kept between starts. */
export function useChosenView(name: string, views: View[] | undefined): [string, (key: string) => void] {
  const kept = localStorage.getItem(VIEW + name);
  const [view, set] = useState(() => views?.find((v) => v.key === kept)?.key ?? views?.[0]?.key ?? '');
  return [view, (key) => {
    localStorage.setItem(VIEW + name, key);
    set(key);
  }];
}

type Props = {
  views: View[] | undefined;
  view: string;
  setView: (key: string) => void;
  search: boolean;
  text: string;
  setText: (text: string) => void;
  searchBox: RefObject<HTMLInputElement | null>;
  actions: ReactNode;
  chosen: ReactNode;
  // oxlint-disable-next-line typescript/no-explicit-any -- the bar does not look at rows
  api: RefObject<GridApi<any> | null>;
  fields: Fields;
  saveColumns: () => void;
  enter: () => void;
};

export function Toolbar(props: Props) {
  const t = useText();
  const input = useRef<InputRef>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    props.searchBox.current = input.current?.input ?? null;
  });
  const typed = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => props.setText(text.trim()), 180);
  };
  const bare = !props.views && !props.search && !props.actions;
  if (bare) return null;
  return (
    <div className="ac-grid-bar">
      {props.views && (
        <Tabs size="small" tabBarGutter={20} activeKey={props.view} onChange={props.setView} className="ac-grid-views"
          items={props.views.map((v) => ({ key: v.key, label: v.count === undefined ? t(v.label) : `${t(v.label)} ${v.count}` }))} />
      )}
      <span className="ac-push" />
      {props.chosen}
      {props.search && (
        <Input ref={input} className="ac-grid-search" allowClear prefix={<Icon name="search" />} aria-label={t('grid-search')}
          placeholder={t('grid-search')} defaultValue={props.text} onChange={(e) => typed(e.target.value)}
          onKeyDown={(e) => {
            if (composing(e)) return;
            if (e.key === 'ArrowDown' || e.key === 'Enter') {
              e.preventDefault();
              props.enter();
            }
          }} />
      )}
      <Popover trigger="click" placement="bottomRight" content={<Columns {...props} />}>
        <Button type="text" icon={<Icon name="columns" />} aria-label={t('grid-columns')} title={t('grid-columns')} />
      </Popover>
      {props.actions}
    </div>
  );
}

function Columns({ api, fields, saveColumns }: Props) {
  const t = useText();
  const visible = () => api.current?.getAllDisplayedColumns().map((c) => c.getColId()) ?? [];
  const [shown, setShown] = useState(visible);
  return (
    <Checkbox.Group className="ac-column" value={shown}
      options={Object.entries(fields).map(([name, field]) => ({ value: name, label: t(field.label) }))}
      onChange={(next) => {
        const names = next as string[];
        if (names.length === 0) return;
        for (const name of Object.keys(fields)) api.current?.setColumnsVisible([name], names.includes(name));
        setShown(names);
        saveColumns();
      }} />
  );
}
