import { useRoute } from '../../frame/router';
import { TicketList } from './List';
import { TicketPage } from './Page';
import './tickets.css';

export default function Screen() {
  const id = useRoute().rest[0];
  return id === undefined ? <TicketList /> : <TicketPage key={id} id={id} />;
}
