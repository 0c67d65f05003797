// Is this file what we sealed? Drop it, or choose it; nothing is kept of it.
import { Button, Spin } from 'antd';
import { useState } from 'react';
import { Faulted, useTellFault } from '../../data';
import { Icon } from '../../frame/icons';
import { go } from '../../frame/router';
import { call, pickFile } from '../../host';
import { useText } from '../../text';
import type { FileToVerify, Verification } from '../../wire.gen';
import { toBase64 } from './file';
import { VerdictView } from './Verdict';

type State = { name: string; busy: boolean; verdict: Verification | null; error: unknown };
const NOTHING: State = { name: '', busy: false, verdict: null, error: null };

export function VerifyPage() {
  const t = useText();
  const tell = useTellFault();
  const [state, setState] = useState<State>(NOTHING);
  const [over, setOver] = useState(false);

  const check = async (name: string, input: () => Promise<FileToVerify>) => {
    setState({ ...NOTHING, name, busy: true });
    try {
      setState({ ...NOTHING, name, verdict: await call('documents.verify', await input()) });
    } catch (error) {
      setState({ ...NOTHING, name, error });
    }
  };
  const checkFile = (file: File) =>
    check(file.name, async () => ({ path: null, base64: toBase64(new Uint8Array(await file.arrayBuffer())) }));
  const choose = async () => {
    try {
      const picked = await pickFile(t('documents-verify-choose'), [{ name: 'PDF', extensions: ['pdf'] }]);
      if (!picked) return;
      if (picked.file) await checkFile(picked.file);
      else await check(picked.path.split(/[\\/]/).at(-1) ?? picked.path, async () => ({ path: picked.path, base64: null }));
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
          const file = event.dataTransfer.files[0];
          if (file) void checkFile(file);
        }}>
        <span>{t('documents-verify-drop')}</span>
        <Button type={state.verdict ? 'default' : 'primary'} onClick={() => void choose()}>{t('documents-verify-choose')}</Button>
      </div>
      <div aria-live="polite">
        {state.busy && <Spin description={t('documents-verifying')} delay={100}><div className="doc-waiting" /></Spin>}
        {state.error !== null && <Faulted error={state.error} />}
        {state.verdict && <VerdictView of={state.verdict} name={state.name} />}
        {!state.busy && state.error === null && !state.verdict && <p className="ac-quiet doc-about">{t('documents-verify-about')}</p>}
      </div>
    </div>
  );
}
