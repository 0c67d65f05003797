import { Alert, Button } from 'antd';
import { asFault } from '../host';
import { faultWords, useText } from '../text';

/** A fault in the page, in the place of what could not be shown. What may be tried again was read: nothing was to be saved. */
export function Faulted({ error, again }: { error: unknown; again?: () => void }) {
  const t = useText();
  const fault = asFault(error);
  const words = faultWords(fault);
  return (
    <Alert
      type={fault.kind === 'refused' || fault.kind === 'invalid' ? 'warning' : 'error'}
      showIcon
      title={words.what}
      description={[again && !fault.saved ? '' : words.saved, words.todo].filter(Boolean).join(' ')}
      action={again ? <Button size="small" onClick={again}>{t('action-retry')}</Button> : undefined}
    />
  );
}
