import { useRoute } from '../../frame/router';
import { DocumentList } from './List';
import { DevicesPage } from './Devices';
import { DocumentPage } from './Page';
import { VerifyPage } from './Verify';
import './documents.css';

export default function Screen() {
  const [id] = useRoute().rest;
  if (id === 'verify') return <VerifyPage />;
  if (id === 'devices') return <DevicesPage />;
  return id ? <DocumentPage id={id} /> : <DocumentList />;
}
