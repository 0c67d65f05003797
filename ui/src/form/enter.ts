// Enter goes to the next field, as on a ledger; only Ctrl+Enter saves.
import { composing } from '../frame/keys';

const FIELDS = 'input:not([type=hidden]):not([disabled]):not([tabindex="-1"]), textarea:not([disabled]), [role=combobox]:not([aria-disabled=true])';

/** Moves on from the field that has the focus; false when it was the last. */
export function focusNext(form: HTMLElement, from: Element): boolean {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((e) => e.getClientRects().length > 0);
  const next = fields[fields.indexOf(from as HTMLElement) + 1];
  next?.focus();
  return next !== undefined;
}

/** For `onKeyDownCapture` of a form: before a list of the suite sees the key. */
export function enterMovesOn(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || composing(event)) return;
  const at = event.target as HTMLElement;
  const open = at.getAttribute('aria-expanded') === 'true';
  // In a long text Enter is a new line; on a button it presses; in an open list it chooses.
  if (open || at.tagName === 'TEXTAREA' || at.tagName === 'BUTTON' || at.tagName === 'A' || at.closest('.ant-picker-dropdown')) return;
  if (!(at instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.stopPropagation();
  focusNext(event.currentTarget, at);
}
