import './settings.css';
import { Tabs } from 'antd';
import { go, useRoute } from '../../frame/router';
import { useText } from '../../text';
import { Company } from './Company';
import { Policies } from './Policies';

/** The firm, and the figures the trade and the firm have set. */
export default function Screen() {
  const t = useText();
  const page = useRoute().rest[0] ?? '';
  const company = page === 'company';
  return (
    <div className="se-screen">
      <Tabs className="se-tabs" size="small" activeKey={company ? 'company' : 'policies'} onChange={(key) => go(key === 'company' ? '/settings/company' : '/settings')}
        items={[{ key: 'policies', label: t('settings-tab-policies') }, { key: 'company', label: t('settings-tab-company') }]} />
      {company ? <Company /> : <Policies chosen={page} />}
    </div>
  );
}
