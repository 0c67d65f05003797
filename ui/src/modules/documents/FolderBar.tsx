// The one folder sealed papers go to on this computer.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useChange, useMay, useQuery, useTellFault } from '../../data';
import { inWindow, pickFolder } from '../../host';
import { useText } from '../../text';

/** Shows the folder and lets it be changed; a browser has no dialog for folders, so there it is typed. */
export function FolderBar() {
  const t = useText();
  const tell = useTellFault();
  const mayChange = useMay('document.print');
  const folder = useQuery('documents.folder', {});
  const [typed, setTyped] = useState<string | null>(null);
  const choose = useChange('documents.set_folder', {
    then: () => {
      setTyped(null);
      void folder.refetch();
    },
  });
  const pick = async () => {
    if (!inWindow) {
      setTyped(folder.data?.path ?? '');
      return;
    }
    try {
      const path = await pickFolder(t('documents-folder-choose'));
      if (path !== null) choose.mutate({ path });
    } catch (error) {
      tell(error);
    }
  };
  const path = folder.data?.path ?? null;
  return (
    <div className="doc-folder">
      <span className="ac-quiet">{t('documents-folder')}</span>
      {typed === null ? (
        <>
          <span className={path === null ? 'doc-warn' : 'ac-mono doc-path'}>{folder.isPending ? '' : (path ?? t('documents-folder-none'))}</span>
          {mayChange && <Button size="small" loading={choose.isPending} onClick={() => void pick()}>{t(path === null ? 'documents-folder-choose' : 'documents-folder-change')}</Button>}
        </>
      ) : (
        <>
          <Input className="doc-folder-input" autoFocus value={typed} aria-label={t('documents-folder')} onChange={(e) => setTyped(e.target.value)}
            onPressEnter={() => choose.mutate({ path: typed })} />
          <Button size="small" type="primary" loading={choose.isPending} onClick={() => choose.mutate({ path: typed })}>{t('documents-folder-use')}</Button>
          <Button size="small" onClick={() => setTyped(null)}>{t('action-cancel')}</Button>
        </>
      )}
    </div>
  );
}
