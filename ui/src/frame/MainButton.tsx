import { Button, type ButtonProps } from 'antd';
import { useText } from '../text';
import { dialogOpen, useKey } from './keys';

type Props = { label: string; run: () => void } & Pick<ButtonProps, 'loading' | 'disabled' | 'autoFocus'>;

/** The page's main action, also by Ctrl+Enter. `label` is a verb of the catalogue. */
export function MainButton({ label, run, ...more }: Props) {
  const t = useText();
  const isReady = !more.loading && !more.disabled;
  useKey('Ctrl+Enter', () => (dialogOpen() ? false : run()), isReady, label);
  return <Button type="primary" title="Ctrl+Enter" onClick={run} {...more}>{t(label)}</Button>;
}
