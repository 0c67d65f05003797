// The keys that work here: those of the page as it stands, those of everywhere, and those of lists and forms.
import { Modal } from 'antd';
import { useState } from 'react';
import { useText } from '../text';
import { boundKeys } from './keys';

type Line = { keys: string; label: string };

// Answered by the list and the form themselves wherever the focus is, so nobody binds them.
const LIST: Line[] = [
  { keys: 'ArrowUp / ArrowDown', label: 'keys-list-move' },
  { keys: 'Home / End', label: 'keys-list-ends' },
  { keys: 'Enter', label: 'keys-list-open' },
  { keys: 'Space', label: 'keys-list-choose' },
  { keys: 'Ctrl+C', label: 'keys-list-copy' },
  { keys: 'A … Z', label: 'keys-list-search' },
];
const FORM: Line[] = [
  { keys: 'Enter', label: 'keys-form-next' },
  { keys: 'Ctrl+Enter', label: 'keys-form-save' },
];

const CAPS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', PageUp: 'PgUp', PageDown: 'PgDn' };

/** Opened by F1 or a question mark. */
export function KeySheet({ open, close }: { open: boolean; close: () => void }) {
  const t = useText();
  return (
    <Modal open={open} onCancel={close} footer={null} width={680} title={t('frame-keys')} destroyOnHidden>
      <Sheet />
    </Modal>
  );
}

function Sheet() {
  // As it is when the sheet opens: the page beneath does not change meanwhile.
  const [bound] = useState(boundKeys);
  return (
    <div className="ac-keys">
      <Part title="keys-here" lines={bound.filter((b) => !b.everywhere)} />
      <Part title="keys-everywhere" lines={bound.filter((b) => b.everywhere)} />
      <Part title="keys-list" lines={LIST} />
      <Part title="keys-form" lines={FORM} />
    </div>
  );
}

function Part({ title, lines }: { title: string; lines: Line[] }) {
  const t = useText();
  return (
    <section>
      <h3>{t(title)}</h3>
      {lines.length === 0 && <p className="ac-quiet">{t('keys-none')}</p>}
      <dl>{lines.map(({ keys, label }) => <div key={keys}><dt>{t(label)}</dt><dd><Caps keys={keys} /></dd></div>)}</dl>
    </section>
  );
}

function Caps({ keys }: { keys: string }) {
  const caps = keys === 'A … Z' ? [keys] : keys.split(/(?: \/ |\+)/);
  return <>{caps.map((cap) => <kbd key={cap}>{CAPS[cap] ?? cap}</kbd>)}</>;
}
