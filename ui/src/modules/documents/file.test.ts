import { expect, test } from 'vitest';
import { fingerprint, fromBase64, grouped, toBase64, toPem } from './file';

test('a file of any length comes back as it was', () => {
  for (const length of [0, 1, 0x7fff, 0x8000, 0x8001, 200_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) % 256);
    expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes), `${length} bytes`).toBe(0);
  }
});

test('a certificate is written the way other programs read it', () => {
  const pem = toPem('A'.repeat(130)).split('\n');
  expect(pem.map((line) => line.length)).toEqual([27, 64, 64, 2, 25, 0]);
});

test('a fingerprint can be read out', async () => {
  expect(grouped('a1b2c3d4e5')).toBe('a1b2 c3d4 e5');
  expect(await fingerprint(btoa('abc'))).toMatch(/^ba78 16bf 8f01 cfea /);
});
