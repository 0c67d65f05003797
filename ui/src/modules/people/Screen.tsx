import './people.css';
import { useRoute } from '../../frame/router';
import { PersonForm } from './Form';
import { List } from './List';
import { Matrix } from './Matrix';
import { Page } from './Page';

/** Who works here, and what each may do. */
export default function Screen() {
  const [page, verb] = useRoute().rest;
  if (!page) return <List />;
  if (page === 'new') return <PersonForm id={null} />;
  if (page === 'matrix') return <Matrix />;
  return verb === 'edit' ? <PersonForm id={page} /> : <Page id={page} />;
}
