// One filed paper: its verdict at this moment, and what one may do with it.
import { Spin } from 'antd';
import { useQuery as useReading } from '@tanstack/react-query';
import { Faulted, useQuery } from '../../data';
import { Detail } from '../../detail';
import { useText } from '../../text';
import type { Id } from '../../wire.gen';
import { DocumentButtons } from './DocumentButtons';
import { verifyFiled } from './file';
import { Stamp } from './Stamp';
import { VerdictView } from './Verdict';

export function DocumentPage({ id }: { id: Id }) {
  const t = useText();
  const list = useQuery('documents.list', { id });
  const verdict = useReading({ queryKey: ['documents', 'verified', id], queryFn: () => verifyFiled(id) });
  const filed = list.data?.rows[0];
  return (
    <Detail number={filed?.number ?? ''} title={filed ? [t(`documents-kind-${filed.kind}`), filed.customer_name, filed.ticket_number].filter(Boolean).join(' · ') : ''}
      left={
        <>
          {verdict.isPending && <Spin description={t('documents-verifying')} delay={100}><div className="doc-waiting" /></Spin>}
          {verdict.error && <Faulted error={verdict.error} again={() => void verdict.refetch()} />}
          {verdict.data && <VerdictView of={verdict.data} />}
          {filed && <Stamp of={filed} />}
        </>
      }
      foot={<div className="ac-row"><DocumentButtons id={id} main="open" /><span className="ac-quiet">{t('documents-outside')}</span></div>} />
  );
}
