// Where a list takes more than one kind of table, which one is chosen first.
import { Button, Dropdown } from 'antd';
import { go } from '../frame/router';
import { useText } from '../text';
import { KINDS, type Kind } from './kinds';

export function ImportMenu({ kinds }: { kinds: readonly [Kind, ...Kind[]] }) {
  const t = useText();
  const [first] = kinds;
  const items = kinds.map((kind) => ({ key: kind, label: t(KINDS[kind].title), onClick: () => go(`${KINDS[first].back}/import${kind === first ? '' : `/${kind}`}`) }));
  if (kinds.length === 1) return <Button onClick={() => go(`${KINDS[first].back}/import`)}>{t('exchange-import')}</Button>;
  return <Dropdown menu={{ items }} trigger={['click']}><Button aria-haspopup="menu">{t('exchange-import')}</Button></Dropdown>;
}
