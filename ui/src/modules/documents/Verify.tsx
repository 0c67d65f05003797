// Is this file what we sealed? Drop it, or choose it; nothing is kept of it.
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { Faulted, useTellFault } from '../../data';
import { Icon } from '../../frame/icons';
import { go } from '../../frame/router';
import { pickFile } from '../../host';
import { useText } from '../../text';
import { bytesOf, check, sequences, useChecked } from './checked';
import { toneOf, VerdictView } from './Verdict';

export function VerifyPage() {
  const t = useText();
  const tell = useTellFault();
  const { files, busy } = useChecked();
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState(0);
  const shown = files[chosen] ?? files[0];
  const orders = busy ? [] : sequences(files);

  const start = (given: Parameters<typeof check>[0]) => {
    setChosen(0);
    void check(given);
  };
  const checkFiles = (given: File[]) => start(given.map((file) => ({ name: file.name, input: () => bytesOf(file) })));
  const choose = async () => {
    try {
      const picked = await pickFile(t('documents-verify-choose'), [{ name: 'PDF', extensions: ['pdf'] }]);
      if (!picked) return;
      if (picked.file) checkFiles([picked.file]);
      else start([{ name: picked.path.split(/[\\/]/).at(-1) ?? picked.path, input: async () => ({ path: picked.path, base64: null }) }]);
    } catch (error) {
      tell(error);
    }
  };

  return (
    <div className="ac-page doc-verify">
      <header className="ac-row">
        <Button type="text" icon={<Icon name="back" />} aria-label={t('action-back')} title="Esc" onClick={() => go('/documents')} />
        <h1 className="ac-title">{t('documents-verify')}</h1>
        <span className="ac-push" />
        <Button onClick={() => go('/documents/devices')}>{t('documents-devices')}</Button>
      </header>
      <div className={over ? 'doc-drop doc-drop-over' : 'doc-drop'} role="group" aria-label={t('documents-verify-drop')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer.files.length > 0) checkFiles([...event.dataTransfer.files]);
        }}>
        <span>{t('documents-verify-drop')}</span>
        <Button type={files.length > 0 ? 'default' : 'primary'} onClick={() => void choose()}>{t('documents-verify-choose')}</Button>
      </div>
      <div className="doc-checked" aria-live="polite">
        {files.length > 1 && (
          <ul className="doc-several">
            {files.map((one, at) => (
              <li key={at}>
                <button type="button" aria-pressed={one === shown} onClick={() => setChosen(at)}>
                  <span className={`doc-state ac-tone-${toneOf(one)}`}>{one.verdict ? t(`documents-verdict-${one.verdict.judgement}`) : t('documents-verdict-unread')}</span>
                  <span className="ac-mono">{one.name}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {orders.map((order) => (
          <section key={order.device} className="ac-block">
            <header><h2>{t('documents-sequence', { device: order.device })}</h2></header>
            <ol className="doc-sequence">
              {order.steps.map((step, at) => <li key={step.name}><span className="ac-mono">{step.name}</span>{order.steps[at + 1]?.missing && <em>{t('documents-sequence-gap')}</em>}</li>)}
            </ol>
          </section>
        ))}
        {busy && <Spin description={t('documents-verifying')} delay={100}><div className="doc-waiting" /></Spin>}
        {shown && shown.error !== null && <Faulted error={shown.error} />}
        {shown?.verdict && <VerdictView of={shown.verdict} name={shown.name} />}
        {!busy && files.length === 0 && <p className="ac-quiet doc-about">{t('documents-verify-about')}</p>}
      </div>
    </div>
  );
}
