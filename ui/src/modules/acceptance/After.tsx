// What follows a signature: the customer's copy (F-10), and the signed correction of what was signed (F-06).
import { Button } from 'antd';
import { useState } from 'react';
import { useMay, useSession } from '../../data';
import { describe, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { moment } from '../../format/format';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useLocale, useText } from '../../text';
import type { Amend, CopyGiven, RoundView } from '../../wire.gen';
import { SheetDialog, type SheetSource } from '../papers/SheetDialog';
import { COPY_MEANS } from './Stages';

const copyFields: Fields = describe<CopyGiven>()({
  means: { kind: 'select', label: 'acceptance-copy-means', options: COPY_MEANS, required: true },
  recipient: { kind: 'text', label: 'acceptance-copy-recipient', required: true, max: 80 },
});
const amendFields: Fields = describe<Amend>()({
  correction: { kind: 'area', label: 'acceptance-paper-label-correction', hint: 'acceptance-amend-hint', required: true, max: 4000 },
});

export function After({ round }: { round: RoundView }) {
  const t = useText();
  const locale = useLocale();
  const { zone_offset_minutes: offset } = useSession();
  const mayPrint = useMay('document.print');
  const mayAct = useMay('acceptance.present');
  const [form, setForm] = useState<'copy' | 'amend' | null>(null);
  const [printing, setPrinting] = useState(false);
  const copies = round.signature?.copies ?? [];
  const copy: SheetSource = {
    key: `copy.${round.id}`, title: `${t('acceptance-copy-print-now')} ${round.number ?? ''}`, isFileOnly: true, hasOneLanguage: true,
    look: () => call('acceptance.preview_copy', { round: round.id }),
    print: () => call('acceptance.print_copy', { round: round.id }),
  };
  return (
    <>
      <div className="acc-issue">
        <span className={copies.length === 0 ? 'acc-warn' : 'ac-quiet'}>
          {copies.length === 0 ? t('acceptance-copy-none') : copies.map((c) => `${t(`acceptance-copy-${c.means}`)} ${c.recipient} ${moment(c.given_at, offset, locale)}`).join('；')}
        </span>
        <span className="ac-push" />
        {mayPrint && <Button size="small" onClick={() => setPrinting(true)}>{t('acceptance-copy-print-now')}</Button>}
        {mayAct && form === null && <Button size="small" onClick={() => setForm('copy')}>{t('acceptance-copy-give')}</Button>}
        {mayAct && form === null && round.state === 'accepted' && <Button size="small" onClick={() => setForm('amend')}>{t('acceptance-amend')}</Button>}
      </div>
      {printing && <SheetDialog source={copy} close={() => setPrinting(false)} />}
      {form === 'copy' && (
        <RecordForm<CopyGiven> fields={copyFields} className="acc-form" initial={{ means: 'print', recipient: round.signature?.signer_name ?? '' }} saved={() => setForm(null)}
          save={(values) => call('acceptance.give_copy', { round: round.id, means: values.means, recipient: values.recipient ?? '' })}>
          <div className="acc-form-row">
            <Field name="means" />
            <Field name="recipient" autoFocus />
            <div className="ac-row"><SaveButton label="acceptance-copy-give" /><Button onClick={() => setForm(null)}>{t('action-cancel')}</Button></div>
          </div>
        </RecordForm>
      )}
      {form === 'amend' && (
        <RecordForm<Amend> fields={amendFields} className="acc-form" draft={`acceptance.amend.${round.id}`} saved={() => go(`/visits/${round.visit}?step=sign`)}
          save={(values) => call('acceptance.amend', { round: round.id, correction: values.correction ?? '' })}>
          <Field name="correction" autoFocus />
          <div className="ac-row"><SaveButton label="acceptance-amend-sign" /><Button onClick={() => setForm(null)}>{t('action-cancel')}</Button></div>
        </RecordForm>
      )}
    </>
  );
}
