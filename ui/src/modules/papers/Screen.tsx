import { useRoute } from '../../frame/router';
import { Inbox } from './Inbox';
import { PaperList } from './List';
import { PaperPage } from './Page';
import { SignPaper } from './Sign';
import './papers.css';

export default function Screen() {
  const [id, what] = useRoute().rest;
  if (id === 'inbox') return <Inbox />;
  if (id && id !== 'print') return what === 'sign' ? <SignPaper key={id} id={id} /> : <PaperPage key={id} id={id} />;
  return <PaperList printing={id === 'print'} />;
}
