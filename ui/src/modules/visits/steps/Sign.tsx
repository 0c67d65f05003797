// 签字: the signing view of acceptance, once the report is complete (F-03). Of an unsolved need the report is signed and
// nothing accepted (P-31).
import { lazy, Suspense } from 'react';
import { Button, Skeleton } from 'antd';
import { useText } from '../../../text';
import { gapsOf } from '../stops';
import { Rate } from './Rate';
import { GapList } from './Report';
import type { StepProps } from './types';

const SignStep = lazy(() => import('../../acceptance/SignStep').then((m) => ({ default: m.SignStep })));

export function Sign({ work, goTo }: StepProps) {
  const t = useText();
  const { file, v } = work;
  if (v.work_done_at === null) {
    return (
      <>
        <p className="vs-warn">{t('visits-sign-not-yet')}</p>
        {file.may_write && file.gaps.length > 0 ? <GapList gaps={file.gaps} goTo={goTo} none="" /> : null}
        <Button size="large" onClick={() => goTo('report')}>{t('visits-sign-to-report')}</Button>
      </>
    );
  }
  // What the customer thinks of it is asked in the signing view itself, before anything is frozen (F-07).
  const gaps = file.gaps.filter((gap) => !gapsOf('sign', file.gaps).includes(gap));
  if (v.signed_at === null && gaps.length > 0) {
    return <><p className="vs-warn">{t('visits-sign-missing')}</p><GapList gaps={gaps} goTo={goTo} none="" /></>;
  }
  return (
    <Suspense fallback={<Skeleton active />}>
      {v.signed_at === null && (v.result === 'unsolved' || v.result === 'workshop_needed') && <p className="vs-warn">{t('visits-sign-unsolved')}</p>}
      <SignStep visit={v.id} onDone={() => goTo('leave')} opinion={<Rate work={work} />} saved={work.flush} />
    </Suspense>
  );
}
