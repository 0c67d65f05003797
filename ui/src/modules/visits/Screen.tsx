import { useRoute } from '../../frame/router';
import { VisitList } from './List';
import { VisitMode } from './Mode';

export default function Screen() {
  const route = useRoute();
  const id = route.rest[0];
  return id ? <VisitMode key={id} id={id} /> : <VisitList ticket={route.query.get('ticket')} />;
}
