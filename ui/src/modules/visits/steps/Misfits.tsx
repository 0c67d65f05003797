// Product-defect notices (E-21): solved on the spot, and told to the makers with a photo.
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Icon } from '../../../frame/icons';
import { useText } from '../../../text';
import type { DefectDepartment, DefectKind, ProductDefect } from '../../../wire.gen';
import { anchor, Ask, Choose } from '../bits';
import type { Work } from '../useVisit';

const KINDS: DefectKind[] = ['wrong_fastener', 'machining', 'missing_part', 'design', 'other'];
const DEPARTMENTS: DefectDepartment[] = ['production', 'purchasing', 'design'];

export function Misfits({ work }: { work: Work }) {
  const t = useText();
  const { file } = work;
  const [edited, edit] = useState<ProductDefect | 'new' | null>(null);
  const mayWrite = file.may_write && !['filed', 'aborted', 'cancelled'].includes(file.visit.state);
  return (
    <section className="vs-lines">
      {file.misfits.map((one, at) => (
        <div key={one.id} className="vs-said vs-notice" id={anchor(`misfits.${at}.photo`)}>
          <strong className="ac-mono">{one.number}</strong>
          <span>{t(`visits-defect-${one.kind}`)}：{one.part} {one.defect}</span>
          {file.gaps.some((g) => g.startsWith(`misfits.${at}.`)) && <span className="vs-must">{t('visits-field-photo')} {t('fault-field-required')}</span>}
          <span className="ac-push" />
          {mayWrite && <Button size="large" type="text" onClick={() => edit(one)}>{t('action-edit')}</Button>}
          {mayWrite && <Button size="large" type="text" aria-label={t('visits-defect-remove')} icon={<Icon name="close" />} onClick={() => void work.run('visits.drop_defect', { id: one.id })} />}
        </div>
      ))}
      {mayWrite && <button type="button" className="vs-link" onClick={() => edit('new')}>{t('visits-add-defect')}</button>}
      {edited !== null && <Form work={work} of={edited === 'new' ? null : edited} close={() => edit(null)} />}
    </section>
  );
}

function Form({ work, of, close }: { work: Work; of: ProductDefect | null; close: () => void }) {
  const t = useText();
  const [kind, setKind] = useState<DefectKind>(of?.kind ?? 'wrong_fastener');
  const [department, setDepartment] = useState<DefectDepartment>(of?.department ?? 'production');
  const [part, setPart] = useState(of?.part ?? '');
  const [defect, setDefect] = useState(of?.defect ?? '');
  const [solved, setSolved] = useState(of?.solved_how ?? '');
  const [photo, setPhoto] = useState<string | null>(of?.photo ?? null);
  const save = async () => {
    if (await work.run('visits.save_defect', { visit: work.v.id, id: of?.id ?? null, kind, department, part, defect, solved_how: solved, photo })) close();
  };
  return (
    <Modal open title={t('visits-add-defect')} onCancel={close} footer={null} className="vs-dialog" destroyOnHidden>
      <Choose<DefectKind> field="defect_kind" label="visits-field-kind" value={kind} keep onChange={(k) => k && setKind(k)} items={KINDS.map((value) => ({ value, label: t(`visits-defect-${value}`) }))} />
      <Ask field="part"><Input size="large" id={anchor('part')} value={part} maxLength={200} onChange={(e) => setPart(e.target.value)} /></Ask>
      <Ask field="defect"><Input.TextArea id={anchor('defect')} value={defect} rows={2} className="ac-area vs-area-2" maxLength={2000} onChange={(e) => setDefect(e.target.value)} /></Ask>
      <Ask field="solved_how"><Input.TextArea id={anchor('solved_how')} value={solved} rows={2} className="ac-area vs-area-2" maxLength={2000} onChange={(e) => setSolved(e.target.value)} /></Ask>
      <Choose<DefectDepartment> field="department" value={department} keep onChange={(d) => d && setDepartment(d)} items={DEPARTMENTS.map((value) => ({ value, label: t(`visits-department-${value}`) }))} />
      <Ask field="photo">
        <Select<string> size="large" className="ac-wide" id={anchor('photo')} allowClear value={photo} onChange={(id) => setPhoto(id ?? null)}
          options={work.file.photos.map((p, i) => ({ value: p.id, label: `${i + 1}. ${t(`visits-view-${p.view}`)} ${p.caption}` }))} />
      </Ask>
      <Button size="large" type="primary" loading={work.busy} disabled={defect.trim() === ''} onClick={() => void save()}>{t('visits-do-save_defect')}</Button>
    </Modal>
  );
}
