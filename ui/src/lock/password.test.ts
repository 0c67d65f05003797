import { describe, expect, it } from 'vitest';
import { passwordRule } from './password';

describe('a new password', () => {
  it.each([
    ['12345678', false, 'T-02: eight digits are neither long nor mixed'],
    ['Abcdefgh1', false, 'nine characters are one too few'],
    ['Abcdefghi1', true, 'ten characters of three classes'],
    ['abcdefghij', false, 'one class only'],
    ['abcdefghi1', false, 'two classes only'],
    ['售后服务-2026', false, 'nine characters, though Chinese'],
    ['售后服务部-2026a', true, 'Chinese counts as a class of its own'],
  ])('%s', (password, good, why) => expect(passwordRule(password).good, why).toBe(good));
});
