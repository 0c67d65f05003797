// Filed papers: what was signed, when it was sealed, and the fingerprint of the very file.
import { describe, options, type Fields } from '../../field';
import { MainButton } from '../../frame/MainButton';
import { go } from '../../frame/router';
import { Blank, Grid } from '../../grid';
import { call } from '../../host';
import { useText } from '../../text';
import type { DocumentRow } from '../../wire.gen';
import { useNarrow } from '../customers/Narrow';
import { FolderBar } from './FolderBar';

/** The description of a filed paper. */
const documentFields: Fields = describe<DocumentRow>()({
  number: { kind: 'text', label: 'documents-field-number', mono: true, width: 150 },
  kind: { kind: 'select', label: 'documents-field-kind', options: options('documents-kind-', ['visit_report', 'unsigned_report', 'acceptance_report', 'addendum', 'stage_certificate', 'service_voucher', 'receipt_slip', 'goods_receipt', 'repair_card', 'hand_over', 'project_application']), width: 120 },
  customer_name: { kind: 'text', label: 'documents-field-customer', grow: true },
  ticket_number: { kind: 'text', label: 'documents-field-ticket', mono: true, width: 130 },
  sealed_at: { kind: 'moment', label: 'documents-field-sealed_at' },
  stamped_at: { kind: 'moment', label: 'documents-field-stamped_at', hidden: true },
  page_count: { kind: 'number', label: 'documents-field-page_count', width: 72 },
  file_sha256: { kind: 'text', label: 'documents-field-file_sha256', mono: true, width: 170 },
  content_digest: { kind: 'text', label: 'documents-field-content_digest', mono: true, width: 170, hidden: true },
});

export function DocumentList() {
  const t = useText();
  const narrow = useNarrow('documents');
  return (
    <div className="ac-page ac-page-full">
      <Grid<DocumentRow> name="documents" modules={['documents']} fields={documentFields} search watch={narrow.key} idOf={(row) => row.id} open={(row) => go(`/documents/${row.id}`)}
        page={(cursor, limit, ask) => call('documents.list', { cursor, limit, search: ask.text, of: narrow.of })}
        actions={<>{narrow.choice}<MainButton label="documents-verify" run={() => go('/documents/verify')} /></>} widen={narrow.widen}
        empty={<Blank title={t('documents-empty')} />} />
      <FolderBar />
    </div>
  );
}
