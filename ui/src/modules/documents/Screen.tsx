import { useRoute } from '../../frame/router';
import { DocumentList } from './List';
import { DocumentPage } from './Page';
import { VerifyPage } from './Verify';
import './documents.css';

export default function Screen() {
  const [id] = useRoute().rest;
  if (id === 'verify') return <VerifyPage />;
  return id ? <DocumentPage id={id} /> : <DocumentList />;
}
