import { describe, expect, it } from 'vitest';
import { bind, boundKeys, combo, dispatch } from './keys';

function press(key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const event = {
    key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, keyCode: 0, defaultPrevented: false,
    preventDefault() {
      (this as { defaultPrevented: boolean }).defaultPrevented = true;
    },
    ...more,
  };
  return event as unknown as KeyboardEvent;
}

describe('a key from anywhere', () => {
  it('is written as on the key caps, the command key of a Mac as Ctrl', () => {
    expect(combo(press('k', { metaKey: true })), 'letters are capitals').toBe('Ctrl+K');
    expect(combo(press('Enter', { ctrlKey: true })), 'names stay').toBe('Ctrl+Enter');
  });
  it('goes to what was opened last, and below when that lets it pass', () => {
    const asked: string[] = [];
    const unbind = [
      bind('F2', () => void asked.push('below')),
      bind('F2', () => {
        asked.push('above');
        return false;
      }),
    ];
    expect(dispatch(press('F2')), 'somebody took it').toBe(true);
    expect(asked, 'the newest first').toEqual(['above', 'below']);
    unbind.forEach((u) => u());
    expect(dispatch(press('F2')), 'nobody is left').toBe(false);
  });
  it.each([
    ['composing', { isComposing: true }],
    ['its key code 229', { keyCode: 229 }],
  ])('is left to an input method that tells by %s', (_, more) => {
    let saved = false;
    const unbind = bind('Ctrl+Enter', () => {
      saved = true;
    });
    dispatch(press('Enter', { ctrlKey: true, ...more }));
    unbind();
    expect(saved, 'the Enter chose a word and must not save').toBe(false);
  });
  it('is not answered twice when a control has taken it', () => {
    const unbind = bind('Enter', () => undefined);
    expect(dispatch(press('Enter', { defaultPrevented: true })), 'the control answered').toBe(false);
    unbind();
  });
  it('is on the sheet with what it does now, once', () => {
    const unbind = [
      bind('Ctrl+Enter', () => {}, { label: 'page' }),
      bind('F9', () => {}),
      bind('Ctrl+Enter', () => {}, { label: 'form' }),
      bind('F8', () => {}, { label: 'far', everywhere: true }),
    ];
    expect(boundKeys(), 'the newest answers first, and what has no words is not told').toEqual([
      { keys: 'F8', label: 'far', everywhere: true },
      { keys: 'Ctrl+Enter', label: 'form' },
    ]);
    unbind.forEach((u) => u());
  });
});
