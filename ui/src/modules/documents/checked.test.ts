import { expect, test } from 'vitest';
import type { Verification } from '../../wire.gen';
import { sequences, type Checked } from './checked';

const signed = (name: string, own: string, previous: string, at: number, holds = true): Checked => ({
  name,
  error: null,
  verdict: { device: 'B', signers: [{ own, previous, ended_at: at, evidence_holds: holds }] } as unknown as Verification,
});

test('files are put in the order of their marks, whatever the clock said', () => {
  const found = sequences([signed('c', '3', '2', 1), signed('a', '1', '', 9), signed('b', '2', '1', 5)]);
  expect(found).toEqual([{ device: 'B', steps: [{ name: 'a', missing: false }, { name: 'b', missing: false }, { name: 'c', missing: false }] }]);
});

test('a file taken out is missed', () => {
  const [found] = sequences([signed('c', '3', '2', 3), signed('a', '1', '', 1)]);
  expect(found?.steps).toEqual([{ name: 'a', missing: false }, { name: 'c', missing: true }]);
});

test('one file alone, and evidence that does not hold, say nothing of an order', () => {
  expect(sequences([signed('a', '1', '', 1), signed('b', '2', '1', 2, false)])).toEqual([]);
});
