export { client } from './client';
export { Faulted } from './Faulted';
export { useChange, useQuery, useTellFault } from './hooks';
export { may, now, setClock, SessionProvider, useMay, useNow, useSession } from './session';
