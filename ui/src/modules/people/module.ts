import { lazy } from 'react';
import { uiModule } from '../../frame/registry';
import { call } from '../../host';

export default uiModule({
  key: 'people',
  order: 10,
  group: 'firm',
  permission: 'people.read',
  icon: 'people',
  route: 'people',
  title: 'people-title',
  screen: lazy(() => import('./Screen')),
  commands: [
    { key: 'people-new', title: 'people-add', route: '/people/new', permission: 'people.write' },
    { key: 'people-matrix', title: 'people-matrix', route: '/people/matrix', permission: 'people.read' },
  ],
  find: async (text) => {
    const all = await call('people.list', { role: null, with_former: true });
    return all.filter((p) => p.name.includes(text) || p.login.startsWith(text) || (text.length > 3 && p.phone.endsWith(text))).slice(0, 6)
      .map((p) => ({ key: p.id, title: p.name, note: p.login, route: `/people/${p.id}` }));
  },
});
