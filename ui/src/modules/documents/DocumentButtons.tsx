// What one may do with a filed paper: open it, print it, put a copy into the folder, check it on the spot.
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useMay, useQuery, useTellFault } from '../../data';
import { useText } from '../../text';
import type { Id, Verification } from '../../wire.gen';
import { exportFiled, openFiled, printFiled, verifyFiled } from './file';

type DocumentButtonsProps = {
  id: Id;
  /** Shows the button that checks, and is told the verdict. */
  verified?: (verdict: Verification) => void;
  size?: 'small' | 'middle';
  className?: string;
  /** The button that stands out. */
  main?: 'open';
};

export function DocumentButtons({ id, verified, size = 'middle', className = '', main }: DocumentButtonsProps) {
  const t = useText();
  const tell = useTellFault();
  const { notification } = App.useApp();
  const mayPrint = useMay('document.print');
  const printers = useQuery('papers.printers', {}, { enabled: mayPrint });
  const queues = printers.data ?? [];
  const [busy, setBusy] = useState<string | null>(null);
  const run = (key: string, work: () => Promise<void>) => {
    setBusy(key);
    work().catch(tell).finally(() => setBusy(null));
  };
  const print = (printer: string) => run('print', async () => {
    const sent = await printFiled(id, printer);
    notification.success({ title: t('documents-printed', { printer: sent }), placement: 'bottomRight' });
  });
  const common = (key: string) => ({ size, className, loading: busy === key, disabled: busy !== null && busy !== key });
  return (
    <>
      <Button {...common('open')} type={main === 'open' ? 'primary' : 'default'} onClick={() => run('open', () => openFiled(id))}>{t('documents-open')}</Button>
      {verified && <Button {...common('verify')} onClick={() => run('verify', async () => verified(await verifyFiled(id)))}>{t('documents-verify-now')}</Button>}
      {queues.length === 1 && <Button {...common('print')} onClick={() => print(queues[0] ?? '')}>{t('documents-print')}</Button>}
      {queues.length > 1 && (
        <Dropdown trigger={['click']} menu={{ items: queues.map((queue) => ({ key: queue, label: queue })), onClick: ({ key }) => print(key) }}>
          <Button {...common('print')}>{t('documents-print')}</Button>
        </Dropdown>
      )}
      {mayPrint && (
        <Button {...common('export')} onClick={() => run('export', async () => {
          const path = await exportFiled(id);
          notification.success({ title: t('documents-exported'), description: path, placement: 'bottomRight' });
        })}>{t('documents-export')}</Button>
      )}
    </>
  );
}
