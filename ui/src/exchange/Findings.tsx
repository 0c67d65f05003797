// Every fault and remark, row by row: ten thousand lines scroll like ten.
import { Alert, Table } from 'antd';
import { Tag } from '../field';
import { useText } from '../text';
import type { Finding, ImportReport } from '../wire.gen';

type Line = Finding & { isError: boolean; key: string };

export function Findings({ report, headerLine }: { report: ImportReport; headerLine: number }) {
  const t = useText();
  const lines: Line[] = [
    ...report.errors.map((f, at) => ({ ...f, isError: true, key: `e${at}` })),
    ...report.warnings.map((f, at) => ({ ...f, isError: false, key: `w${at}` })),
  ];
  if (lines.length === 0) return <Alert type="success" showIcon title={t('exchange-clean')} />;
  const said = (f: Finding) => t(`exchange-finding-${f.code.replaceAll('.', '-')}`) + (f.other === null ? '' : t('exchange-see-row', { row: f.other + headerLine }));
  return (
    <Table<Line> size="small" virtual pagination={false} scroll={{ y: 320, x: 720 }} rowKey="key" dataSource={lines}
      columns={[
        // As the spreadsheet program numbers it, so that it is found there.
        { title: t('exchange-row'), width: 80, align: 'right', render: (_, f) => f.row + headerLine },
        { title: t('exchange-level'), width: 100, render: (_, f) => <Tag tone={f.isError ? 'bad' : 'warn'}>{t(f.isError ? 'exchange-level-error' : 'exchange-level-warning')}</Tag> },
        { title: t('exchange-column'), dataIndex: 'column', width: 120 },
        { title: t('exchange-message'), render: (_, f) => said(f) },
      ]} />
  );
}
