// The customer's copy of whatever was signed: who has it, printing it, recording its hand-over (F-10).
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMay, useSession } from '../../data';
import { describe, options, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { moment } from '../../format/format';
import { useLocale, useText } from '../../text';
import type { CopyMeans, CopyPreviewed, CopyPrinted, CustomerCopy } from '../../wire.gen';
import { SheetDialog, type SheetSource } from './SheetDialog';

type Given = { means: CopyMeans; recipient: string };

export type CopySource = {
  /** Names what was signed among all that is ever looked at. */
  key: string;
  number: string;
  signer: string;
  copies: Pick<CustomerCopy, 'means' | 'recipient' | 'given_at'>[];
  look: () => Promise<CopyPreviewed>;
  print: () => Promise<CopyPrinted>;
  give: (given: Given) => Promise<unknown>;
};

const fields: Fields = describe<Given>()({
  means: { kind: 'select', label: 'acceptance-copy-means', options: options('acceptance-copy-', ['print', 'email', 'wechat', 'usb_stick']), required: true },
  recipient: { kind: 'text', label: 'acceptance-copy-recipient', required: true, max: 80 },
});

export function Copies({ of, children }: { of: CopySource; children?: ReactNode }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const mayPrint = useMay('document.print');
  const mayGive = useMay('acceptance.present');
  const [giving, setGiving] = useState(false);
  const [printing, setPrinting] = useState(false);
  const source: SheetSource = {
    key: `copy.${of.key}`, title: `${t('acceptance-copy-print-now')} ${of.number}`, isFileOnly: true, hasOneLanguage: true,
    look: of.look, print: of.print,
  };
  return (
    <>
      <div className="pp-copies">
        <span className={of.copies.length === 0 ? 'pp-warn' : 'ac-quiet'}>
          {of.copies.length === 0 ? t('acceptance-copy-none') : of.copies.map((c) => `${t(`acceptance-copy-${c.means}`)} ${c.recipient} ${moment(c.given_at, offset, locale)}`).join('；')}
        </span>
        <span className="ac-push" />
        {mayPrint && <Button size="small" onClick={() => setPrinting(true)}>{t('acceptance-copy-print-now')}</Button>}
        {mayGive && !giving && <Button size="small" onClick={() => setGiving(true)}>{t('acceptance-copy-give')}</Button>}
        {children}
      </div>
      {printing && <SheetDialog source={source} close={() => setPrinting(false)} />}
      {giving && (
        <RecordForm<Given> fields={fields} initial={{ means: 'print', recipient: of.signer }} saved={() => setGiving(false)}
          save={(values) => of.give({ means: values.means, recipient: values.recipient ?? '' })}>
          <div className="pp-give">
            <Field name="means" />
            <Field name="recipient" autoFocus />
            <div className="ac-row"><SaveButton label="acceptance-copy-give" /><Button onClick={() => setGiving(false)}>{t('action-cancel')}</Button></div>
          </div>
        </RecordForm>
      )}
    </>
  );
}
