// What the office keeps for visits: a day's hours, papers out, analyses owed, notices to the makers, templates.
import { Button, Tabs } from 'antd';
import { Icon } from '../../../frame/icons';
import { go } from '../../../frame/router';
import { useText } from '../../../text';
import { DayPage } from './Day';
import { DefectsPage } from './Defects';
import { FaultReportsPage } from './FaultReports';
import { PapersMissingPage } from './Papers';
import { TemplatesPage } from './Templates';
import '../visits.css';

export const PAGES = ['day', 'papers', 'fault-reports', 'defects', 'templates'] as const;
export type OfficePage = (typeof PAGES)[number];

const SCREENS = { day: DayPage, papers: PapersMissingPage, 'fault-reports': FaultReportsPage, defects: DefectsPage, templates: TemplatesPage };

export function Office({ page }: { page: OfficePage }) {
  const t = useText();
  const Screen = SCREENS[page];
  return (
    <div className="ac-page vs-office">
      <Tabs activeKey={page} onChange={(key) => go(`/visits/${key}`)}
        tabBarExtraContent={{ left: <Button type="text" icon={<Icon name="back" />} aria-label={t('action-back')} title="Esc" onClick={() => go('/visits')} /> }}
        items={PAGES.map((key) => ({ key, label: t(`visits-${key}-title`) }))} />
      <Screen />
    </div>
  );
}
