import { expect, test } from 'vitest';
import { missing, NOBODY } from './signer';

test('a signer says who he is and what he is to the customer', () => {
  expect(missing(NOBODY, ['self'])).toEqual(['signer_name', 'relation', 'signer_phone']);
  expect(missing({ ...NOBODY, name: '王芳', phone: '13800138000', relation: 'self' }, ['self'])).toEqual([]);
});

test('one who signs for another says why', () => {
  const family = { ...NOBODY, name: '王芳', phone: '13800138000', relation: 'family' as const };
  expect(missing({ ...family, reason: '  ' }, ['self', 'employee'])).toEqual(['proxy_reason']);
  expect(missing({ ...family, reason: '户主出差' }, ['self', 'employee'])).toEqual([]);
});

test('an employee signs for a firm without a reason, and for a person with one', () => {
  const employee = { ...NOBODY, name: '王芳', phone: '13800138000', relation: 'employee' as const };
  expect(missing(employee, ['self', 'employee'])).toEqual([]);
  expect(missing(employee, ['self'])).toEqual(['proxy_reason']);
});
