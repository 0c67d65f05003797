import { expect, test } from 'vitest';
import { missing, NOBODY } from './signer';

test('a signer says who he is and what he is to the customer', () => {
  expect(missing(NOBODY)).toEqual(['signer_name', 'relation', 'signer_phone']);
  expect(missing({ ...NOBODY, name: '王芳', phone: '13800138000', relation: 'self' })).toEqual([]);
});

test('one who signs for another says why', () => {
  const family = { ...NOBODY, name: '王芳', phone: '13800138000', relation: 'family' as const };
  expect(missing({ ...family, reason: '  ' })).toEqual(['proxy_reason']);
  expect(missing({ ...family, reason: '户主出差' })).toEqual([]);
});
