import { useEffect } from 'react';
import { useQuery } from '../data';
import { setListed } from '../field';
import { setFirmWords } from '../text';

/** Keeps the lists the firm edits in every form, list and page (T-15). */
export function FirmLists() {
  const lists = useQuery('lists.all', {}).data;
  useEffect(() => {
    if (!lists) return;
    for (const { list, prefix, lines } of lists) setListed(list, lines.map((l) => ({ value: l.code, label: `${prefix}${l.code}`, isRetired: !l.active })));
    setFirmWords(lists.flatMap(({ prefix, lines }) => lines.filter((l) => l.name || l.name_en).map((l) => ({ id: `${prefix}${l.code}`, name: l.name, name_en: l.name_en }))));
  }, [lists]);
  return null;
}
