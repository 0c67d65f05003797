// Pages as pictures, one below the other: what a print would have, nothing counted.
import { useText } from '../../text';
import { useAddresses } from '../acceptance/Pages';

export function Sheets({ pages, name }: { pages: string[]; name: string }) {
  const t = useText();
  const addresses = useAddresses(pages);
  return (
    <div className="pp-sheets">
      {addresses.map((address, at) => (
        <img key={address} src={address} draggable={false} alt={t('acceptance-page-alt', { number: name, page: at + 1, pages: pages.length })} />
      ))}
    </div>
  );
}
