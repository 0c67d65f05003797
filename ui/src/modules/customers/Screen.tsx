import { useRoute } from '../../frame/router';
import { ImportScreen } from '../../exchange/ImportScreen';
import { CustomerForm } from './Form';
import { CustomerPage } from './Page';
import { CustomerList } from './List';
import { Duplicates } from './Merge';
import './lines.css';

export default function Screen() {
  const [first, second] = useRoute().rest;
  if (first === 'new') return <CustomerForm key="new" id={null} />;
  if (first === 'import') return <ImportScreen key={second ?? ''} kind={second === 'contacts' || second === 'sites' ? second : 'customers'} />;
  if (first === 'duplicates') return <Duplicates />;
  if (first && second === 'edit') return <CustomerForm key={first} id={first} />;
  if (first) return <CustomerPage key={first} id={first} />;
  return <CustomerList />;
}
