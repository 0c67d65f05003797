/** Puts the focus into a field of the form as soon as it is drawn, unless the hand has gone elsewhere meanwhile. */
export function focusField(name: string, tries = 40): void {
  setTimeout(() => {
    const at = document.querySelector<HTMLElement>(`.in-page #${name}, .in-page [data-field="${name}"]`);
    if (at) at.focus();
    else if (tries > 0 && document.activeElement === document.body) focusField(name, tries - 1);
  }, 25);
}
