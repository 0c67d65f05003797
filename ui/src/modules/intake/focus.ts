/** Puts the focus into a field of the form once it is drawn. */
export function focusField(name: string): void {
  setTimeout(() => {
    const at = document.querySelector<HTMLElement>(`.in-page #${name}, .in-page [data-field="${name}"]`);
    at?.focus();
  }, 30);
}
