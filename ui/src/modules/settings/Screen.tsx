import './settings.css';
import { Tabs } from 'antd';
import { go, useRoute } from '../../frame/router';
import { useText } from '../../text';
import { Branches } from './Branches';
import { Company } from './Company';
import { Lists } from './Lists';
import { Policies } from './Policies';

/** The firm, and the figures the trade and the firm have set. */
export default function Screen() {
  const t = useText();
  const page = useRoute().rest[0] ?? '';
  const tab = page === 'company' || page === 'branches' || page === 'lists' ? page : 'policies';
  return (
    <div className="se-screen">
      <Tabs className="se-tabs" size="small" activeKey={tab} onChange={(key) => go(key === 'policies' ? '/settings' : `/settings/${key}`)}
        items={[{ key: 'policies', label: t('settings-tab-policies') }, { key: 'lists', label: t('settings-tab-lists') }, { key: 'branches', label: t('settings-tab-branches') }, { key: 'company', label: t('settings-tab-company') }]} />
      {tab === 'company' ? <Company /> : tab === 'lists' ? <Lists /> : tab === 'branches' ? <Branches /> : <Policies chosen={page} />}
    </div>
  );
}
