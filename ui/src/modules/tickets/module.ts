import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';

export default uiModule({
  key: 'tickets',
  order: 10,
  group: 'work',
  permission: 'ticket.read',
  icon: 'tickets',
  route: 'tickets',
  title: 'tickets-title',
  screen: lazy(() => import('./Screen')),
  find: async (text) => {
    const page = await call('tickets.list', { view: 'all', search: text, limit: 6 });
    return page.rows.map((row) => ({ key: row.id, title: `${row.number} ${row.customer_name}`, note: row.subject, route: `/tickets/${row.id}` }));
  },
});
