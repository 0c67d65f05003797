// What follows a signature: the customer's copy (F-10), and the signed correction of what was signed (F-06).
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../data';
import { describe, type Fields } from '../../field';
import { Field, RecordForm, SaveButton } from '../../form';
import { go } from '../../frame/router';
import { call } from '../../host';
import { useText } from '../../text';
import type { Amend, RoundView } from '../../wire.gen';
import { Copies, type CopySource } from '../papers/Copies';

const amendFields: Fields = describe<Amend>()({
  correction: { kind: 'area', label: 'acceptance-paper-label-correction', hint: 'acceptance-amend-hint', required: true, max: 4000 },
});

export function After({ round }: { round: RoundView }) {
  const t = useText();
  const mayAct = useMay('acceptance.present');
  const [amending, setAmending] = useState(false);
  const copies: CopySource = {
    key: round.id, number: round.number ?? '', signer: round.signature?.signer_name ?? '', copies: round.signature?.copies ?? [],
    look: () => call('acceptance.preview_copy', { round: round.id }),
    print: () => call('acceptance.print_copy', { round: round.id }),
    give: (given) => call('acceptance.give_copy', { round: round.id, ...given }),
  };
  return (
    <>
      <Copies of={copies}>
        {mayAct && !amending && round.state === 'accepted' && <Button size="small" onClick={() => setAmending(true)}>{t('acceptance-amend')}</Button>}
      </Copies>
      {amending && (
        <RecordForm<Amend> fields={amendFields} className="acc-form" draft={`acceptance.amend.${round.id}`} saved={() => go(`/visits/${round.visit}?step=sign`)}
          save={(values) => call('acceptance.amend', { round: round.id, correction: values.correction ?? '' })}>
          <Field name="correction" autoFocus />
          <div className="ac-row"><SaveButton label="acceptance-amend-sign" /><Button onClick={() => setAmending(false)}>{t('action-cancel')}</Button></div>
        </RecordForm>
      )}
    </>
  );
}
