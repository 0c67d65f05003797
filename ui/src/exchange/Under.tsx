// An import under way: how far it is, and the way to stop it. What is saved stays saved.
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTellFault } from '../data';
import { useKey } from '../frame/keys';
import { call } from '../host';
import { useText } from '../text';
import type { ImportProgress } from '../wire.gen';

export function Under({ run }: { run: string }) {
  const t = useText();
  const tell = useTellFault();
  const [far, setFar] = useState<ImportProgress>({ done: 0, total: 0 });
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => void call('imports.progress', { run }).then(setFar, () => undefined), 400);
    return () => clearInterval(timer);
  }, [run]);
  const stop = () => {
    setStopping(true);
    call('imports.stop', { run }).catch(tell);
  };
  useKey('Escape', stop, !stopping && far.total > 0, 'exchange-stop');
  const percent = far.total > 0 ? Math.floor((far.done / far.total) * 100) : 0;
  return (
    <div className="ac-row ex-under" role="status">
      <Progress className="ex-progress" percent={far.total > 0 ? percent : 100} status="active" showInfo={far.total > 0} aria-label={t('exchange-reading')} />
      <span className="ac-num">{far.total > 0 ? t('exchange-progress', { done: far.done, total: far.total }) : t('exchange-reading')}</span>
      <Button danger disabled={far.total === 0} loading={stopping} onClick={stop}>{t('exchange-stop')} <kbd>Esc</kbd></Button>
    </div>
  );
}
