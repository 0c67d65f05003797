// Reading goes through one cache keyed by module and command; a change names the modules it touched and their readings
// are fetched again.
import { QueryClient } from '@tanstack/react-query';
import { FaultError, onTouched } from '../host';

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The core stands on the same machine: what was not touched is not stale, and a fault will not go away by itself.
      staleTime: Number.POSITIVE_INFINITY,
      retry: (count, error) => error instanceof FaultError && error.fault.code === 'vault.busy' && count < 2,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** The module a command belongs to: `tickets` of `tickets.list`. */
export function moduleOf(command: string): string {
  return command.split('.')[0] ?? command;
}

onTouched((modules) => {
  // Today and search show what all modules hold.
  for (const module of new Set([...modules, 'today', 'search'])) void client.invalidateQueries({ queryKey: [module] });
  // So does a customer's page.
  void client.invalidateQueries({ queryKey: ['customers', 'customers.file'] });
});
