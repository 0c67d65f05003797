// What each column of the file is: guessed, and corrected by hand. One line a column, so that it is read and mended
// from top to bottom by keyboard, with examples beside it.
import { Select } from 'antd';
import { useText } from '../text';
import type { ImportPreview } from '../wire.gen';
import { wordOf, type Kind } from './kinds';

type Props = { kind: Kind; look: ImportPreview; fields: (string | null)[]; disabled: boolean; change: (fields: (string | null)[]) => void };

/** Fields without which no row can be taken over and that no column is taken for. */
export function missing(look: ImportPreview, fields: (string | null)[]): string[] {
  return look.known.filter((f) => f.must && !fields.includes(f.field) && !(f.or && fields.includes(f.or))).map((f) => f.field);
}

export function Mapping({ kind, look, fields, disabled, change }: Props) {
  const t = useText();
  const options = look.known.map((f) => ({ value: f.field, label: f.must ? `${t(wordOf(kind, f.field))} *` : t(wordOf(kind, f.field)) }));
  // A field stands for one column: choosing it for another takes it away from the first.
  const choose = (at: number, field: string | null) => change(fields.map((kept, i) => (i === at ? field : kept === field ? null : kept)));
  return (
    <table className="ex-map">
      <thead><tr><th scope="col">{t('exchange-column')}</th><th scope="col">{t('exchange-is')}</th><th scope="col">{t('exchange-samples')}</th></tr></thead>
      <tbody>
        {look.head.map((head, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name; a column is its place
          <tr key={at} className={fields[at] ? '' : 'ex-aside'}>
            <th scope="row">{head || <span className="ac-quiet">{at + 1}</span>}</th>
            <td>
              <Select<string> className="ac-wide" allowClear disabled={disabled} value={fields[at] ?? undefined} placeholder={t('exchange-left-aside')} showSearch={{ optionFilterProp: 'label' }}
                aria-label={t('exchange-column-of', { at: at + 1, head })} options={options} onChange={(field) => choose(at, field ?? null)} />
            </td>
            <td className="ex-samples">{look.rows.slice(0, 3).map((row) => row[at]).filter(Boolean).join('　')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
