// The company seal in place of a signature: the photo or scan of a stamped sheet, seen before it is used.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text';
import { toBase64 } from '../documents/file';

export type Picked = { name: string; base64: string };

type Props = { seal: Picked | null; change: (seal: Picked | null) => void; disabled: boolean; trouble?: string | undefined };

export function SealPick({ seal, change, disabled, trouble }: Props) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (!seal) return undefined;
    const bytes = Uint8Array.from(atob(seal.base64), (c) => c.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: seal.base64.startsWith('iVBOR') ? 'image/png' : 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [seal]);
  const take = async (file: File | undefined) => {
    if (file && !disabled) change({ name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <div className="acc-pad">
      <div className="acc-seal" role="group" aria-label={t('acceptance-seal-drop')} onDragOver={(e) => e.preventDefault()}
        onDrop={(e) => {
          e.preventDefault();
          void take(e.dataTransfer.files[0]);
        }}>
        {seal ? <img src={address} alt={t('acceptance-seal-alt', { name: seal.name })} /> : <strong>{t('acceptance-seal-drop')}</strong>}
        <Button className="acc-touch" disabled={disabled} type={seal ? 'default' : 'primary'} onClick={() => input.current?.click()}>{t(seal ? 'acceptance-seal-again' : 'acceptance-seal-choose')}</Button>
        <input ref={input} type="file" hidden accept="image/jpeg,image/png" tabIndex={-1} aria-hidden="true"
          onChange={(e) => {
            void take(e.target.files?.[0]);
            e.target.value = '';
          }} />
      </div>
      <p role={trouble ? 'alert' : undefined} className={trouble ? 'acc-bad' : 'ac-quiet'}>{trouble ?? t('acceptance-seal-about')}</p>
    </div>
  );
}
