import { useRoute } from '../../frame/router';
import { VisitList } from './List';
import { VisitMode } from './Mode';
import { Office, PAGES, type OfficePage } from './office/Office';

export default function Screen() {
  const route = useRoute();
  const id = route.rest[0];
  if (PAGES.includes(id as OfficePage)) return <Office page={id as OfficePage} />;
  return id ? <VisitMode key={id} id={id} /> : <VisitList ticket={route.query.get('ticket')} />;
}
