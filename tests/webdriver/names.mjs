// Runs in the page: finds what a person would find, by role and by the name they read or hear, never by a class.
export const inPage = String.raw`
const ROLES = {
  button: 'button, [role=button], input[type=submit], summary',
  link: 'a[href]',
  field: 'input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea, select, [role=combobox], [role=textbox], [role=spinbutton]',
  check: 'input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch]',
  tab: '[role=tab]',
  option: '[role=option], .ant-select-item-option',
  row: '[role=row], tr',
  heading: 'h1, h2, h3, [role=heading]',
  dialog: '[role=dialog]',
  menuitem: '[role=menuitem], [role=menuitemradio]',
};
const trimmed = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
function nameOf(e) {
  const by = e.getAttribute('aria-labelledby');
  if (by) return trimmed(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  if (e.getAttribute('aria-label')) return trimmed(e.getAttribute('aria-label'));
  if (e.labels?.length) return trimmed([...e.labels].map((l) => l.textContent).join(' '));
  if (e.matches('input, textarea, select')) return trimmed(e.getAttribute('placeholder') ?? e.title);
  return trimmed(e.textContent) || trimmed(e.title);
}
function seen(e) {
  if (e.type === 'radio' || e.type === 'checkbox') return (e.closest('label') ?? e).getClientRects().length > 0;
  // The suite keeps a second list of no size beside each list, for those who hear it.
  if (e.closest('[role=listbox]')?.offsetHeight === 0) return false;
  return e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
}
function candidates(role, name, within) {
  const all = [...(within ?? document).querySelectorAll(ROLES[role])].filter(seen).map((e) => [e, nameOf(e)]);
  const exact = all.filter(([, n]) => n === name);
  const starts = all.filter(([, n]) => n.startsWith(name));
  const holds = all.filter(([, n]) => n.includes(name));
  return (exact.length ? exact : starts.length ? starts : holds).map(([e]) => e);
}
`;
