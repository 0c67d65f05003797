import { useRoute } from '../../frame/router';
import { useText } from '../../text';
import { TicketList } from './List';
import { TicketPage } from './Page';
import './tickets.css';

export default function Screen() {
  const t = useText();
  const id = useRoute().rest[0];
  if (id !== undefined) return <TicketPage key={id} id={id} />;
  return <><h1 className="ac-hidden">{t('tickets-title')}</h1><TicketList /></>;
}
