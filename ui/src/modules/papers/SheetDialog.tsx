// A sheet without a number of its own: seen in the window, then printed. What it is comes from whoever opens it.
import { App, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useQuery as useReading } from '@tanstack/react-query';
import { useQuery, useTellFault } from '../../data';
import { useLocale, useText } from '../../text';
import type { Language, PrintTarget, SheetHow } from '../../wire.gen';
import { Preview } from './Preview';
import { hand, type Printed } from './print';
import './papers.css';

export type SheetSource = {
  /** Names the sheet among all that are ever looked at. */
  key: string;
  title: string;
  look: (print: SheetHow) => Promise<{ pages: string[] }>;
  /** Absent where the sheet has another way out. */
  print: (print: SheetHow & { to: PrintTarget }) => Promise<Printed>;
  /** Only the system's viewer or a folder. */
  isFileOnly?: boolean;
  /** What was signed is in the language it was signed in. */
  hasOneLanguage?: boolean;
};

export function SheetDialog({ source, close }: { source: SheetSource; close: () => void }) {
  const t = useText();
  const locale = useLocale();
  const tell = useTellFault();
  const { message } = App.useApp();
  const [language, setLanguage] = useState<Language>(locale);
  const [to, setTo] = useState<PrintTarget>('viewer');
  const [at, turn] = useState(0);
  const [busy, setBusy] = useState(false);
  const printers = useQuery('papers.printers', {}, { enabled: !source.isFileOnly });
  const seen = useReading({ queryKey: ['sheets', source.key, language], queryFn: () => source.look({ language }), gcTime: 0 });
  const pages = seen.data?.pages ?? [];
  const targets: PrintTarget[] = (printers.data ?? []).length > 0 && !source.isFileOnly ? ['viewer', 'folder', 'printer'] : ['viewer', 'folder'];
  const print = async () => {
    setBusy(true);
    try {
      const done = await hand(to, (target) => source.print({ language, to: target }));
      void message.success(`${t('papers-printed', { count: 1 })} ${done.path ?? done.printer ?? ''}`);
      close();
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={source.title} footer={null} onCancel={close} destroyOnHidden width={1120} centered>
      <div className="pp-print">
        <Preview page={pages[at]} at={at} count={pages.length} turn={turn} name={source.title} error={seen.error} again={() => void seen.refetch()} />
        <div className="pp-print-side">
          <label>{t('papers-to')}<Select className="ac-wide" value={to} onChange={setTo} options={targets.map((value) => ({ value, label: t(`papers-target-${value}`) }))} /></label>
          {!source.hasOneLanguage && <label>{t('papers-language')}<Select className="ac-wide" value={language} onChange={setLanguage} options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: t(`papers-language-${value}`) }))} /></label>}
          <Button type="primary" loading={busy} disabled={pages.length === 0} onClick={() => void print()}>{t('papers-print')}</Button>
        </div>
      </div>
    </Modal>
  );
}
