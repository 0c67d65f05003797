import { keepPreviousData, useMutation, useQuery as useReading, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { asFault, call } from '../host';
import { faultWords } from '../text';
import type { CommandName, Commands } from '../wire.gen';
import { moduleOf } from './client';

type Input<N extends CommandName> = Commands[N]['input'];
type Output<N extends CommandName> = Commands[N]['output'];
type Asking = { enabled?: boolean; keep?: boolean; every?: number };

/** Reads with a query command. `keep` shows the last answer while the next is fetched; `every` asks again after ms. */
export function useQuery<N extends CommandName>(name: N, input: Input<N>, asking: Asking = {}): UseQueryResult<Output<N>> {
  return useReading<Output<N>>({
    queryKey: [moduleOf(name), name, input],
    queryFn: () => call(name, input),
    enabled: asking.enabled ?? true,
    ...(asking.keep ? { placeholderData: keepPreviousData as never } : {}),
    ...(asking.every ? { refetchInterval: asking.every } : {}),
  });
}

type Changing<N extends CommandName> = {
  /** After it was saved. */
  then?: (output: Output<N>) => void;
  /** Leaves the fault to the caller, e.g. a form that shows it at its fields. */
  quiet?: boolean;
};

/** Changes with a change command; a fault is shown unless `quiet`. `change.mutateAsync(input)` answers the output. */
export function useChange<N extends CommandName>(name: N, changing: Changing<N> = {}): UseMutationResult<Output<N>, Error, Input<N>> {
  const tell = useTellFault();
  return useMutation<Output<N>, Error, Input<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: (output) => changing.then?.(output),
    onError: (error) => {
      if (!changing.quiet) tell(error);
    },
  });
}

/** Shows a fault in the corner: what happened, whether anything was saved, what to do. It stays until it is closed. */
export function useTellFault(): (error: unknown) => void {
  const { notification } = App.useApp();
  return useCallback(
    (error: unknown) => {
      const fault = asFault(error);
      const words = faultWords(fault);
      notification[fault.kind === 'refused' || fault.kind === 'invalid' ? 'warning' : 'error']({
        key: fault.code,
        title: words.what,
        description: [words.saved, words.todo].filter(Boolean).join(' '),
        duration: 0,
        placement: 'bottomRight',
      });
    },
    [notification],
  );
}
