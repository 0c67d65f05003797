// A file let go anywhere on the window, and not on a field that takes files: a paper with a seal is checked, a sheet that
// came back signed goes to the inbox of scans. What happened is always said.
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useMay, useTellFault } from '../../data';
import { dialogOpen } from '../../frame/keys';
import { go } from '../../frame/router';
import { asFault, call } from '../../host';
import { useText } from '../../text';
import { bytesOf, show, type Checked } from './checked';

const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
const isPicture = (file: File) => file.type === 'image/jpeg' || file.type === 'image/png';

export default function Dropped() {
  const t = useText();
  const tell = useTellFault();
  const { message } = App.useApp();
  const mayRead = useMay('document.read');
  const mayScan = useMay('document.print');
  const [over, setOver] = useState(false);

  useEffect(() => {
    const scan = async (file: File): Promise<string> => {
      const { base64 } = await bytesOf(file);
      const taken = await call('papers.take_scan', { ...(base64 === undefined || base64 === null ? {} : { base64 }), name: file.name });
      return taken.numbers.length > 0 ? t('documents-drop-attached', { name: file.name, numbers: taken.numbers.join(' ') }) : t('documents-drop-waiting', { name: file.name });
    };
    const take = async (files: File[]) => {
      const checked: Checked[] = [];
      const said: string[] = [];
      let waits = false;
      for (const file of files) {
        try {
          // One after the other: a stack of scans would all be in memory together.
          /* oxlint-disable no-await-in-loop */
          const verdict = isPicture(file) ? null : await call('documents.verify', await bytesOf(file));
          const isSheet = verdict === null || verdict.findings.includes('no_signature');
          if (isSheet && mayScan) {
            try {
              said.push(await scan(file));
              waits = true;
            } catch (error) {
              // No sheet can be seen on it: then it is an ordinary PDF, and the checker says what that is worth.
              const isNoSheet = verdict !== null && /^(papers|scan)\./.test(asFault(error).code);
              if (!isNoSheet) throw error;
              checked.push({ name: file.name, verdict, error: null });
            }
          } else if (verdict) checked.push({ name: file.name, verdict, error: null });
          else said.push(t('documents-drop-not-for-you', { name: file.name }));
          /* oxlint-enable no-await-in-loop */
        } catch (error) {
          tell(error);
        }
      }
      if (said.length > 0) void message.info(said.join('\n'), 8);
      if (checked.length > 0) {
        show(checked);
        go('/documents/verify');
      } else if (waits) go('/papers/inbox');
    };
    // A field that takes files has said so by the time the event comes up here.
    const dragged = (event: DragEvent) => {
      const ours = isFile(event) && !event.defaultPrevented;
      // Without this the browser would leave the program and show the file.
      if (ours) event.preventDefault();
      setOver(ours && !dialogOpen());
    };
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      setOver(false);
      if (!isFile(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (dialogOpen()) {
        void message.info(t('documents-drop-dialog'));
        return;
      }
      void take([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', dragged);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', dragged);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', dropped);
    };
  }, [mayScan, message, t, tell]);

  if (!over || !mayRead) return null;
  return <div className="ac-dropping" role="status">{t('documents-drop')}</div>;
}
