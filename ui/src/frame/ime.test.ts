import { describe, expect, it } from 'vitest';
import { isForTheMethod } from './ime';

const press = (key: string, more: Partial<KeyboardEvent>) => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0, ...more }) as KeyboardEvent;

describe('a key while an input method is composing', () => {
  it.each([['flag', { isComposing: true }], ['key code', { keyCode: 229 }]])('is the method\'s when it acts, told by %s', (_, told) => {
    for (const key of ['Enter', 'Escape', 'Tab', 'ArrowDown', 'F2']) expect(isForTheMethod(press(key, told)), `${key} takes or chooses a word`).toBe(true);
    expect(isForTheMethod(press('Enter', { ...told, ctrlKey: true })), 'Ctrl+Enter must not save half a word').toBe(true);
    expect(isForTheMethod(press('a', told)), 'letters reach the field').toBe(false);
  });
  it('is nobody else\'s when nothing is composed', () => {
    expect(isForTheMethod(press('Enter', {})), 'Enter goes on').toBe(false);
  });
});
