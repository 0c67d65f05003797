// One guard for the whole window against the keys of an input method. They choose and take words; none of them may
// submit, close, jump or move on, in any field, list or dialog, whoever wrote it.

// Some web views tell of composition by these events alone, others by the flag or the key code alone: each counts.
let told = false;

/** True while an input method is composing: its Enter chooses a word and must never submit. */
export function composing(event: KeyboardEvent | React.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return told || native.isComposing || native.keyCode === 229;
}

/** Keys that do something besides writing; letters must reach the field in every case. */
const ACTING = /^(Enter|Escape|Tab|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|F\d+| )$/;

/** Whether the key is the input method's and nobody else's. */
export function isForTheMethod(event: KeyboardEvent): boolean {
  return composing(event) && (ACTING.test(event.key) || event.ctrlKey || event.metaKey || event.altKey);
}

/** Starts guarding. It must listen before anybody else does: the first to hear a key decides who hears it too. */
export function guardComposition(): void {
  const begin = () => {
    told = true;
  };
  const end = () => {
    told = false;
  };
  window.addEventListener('compositionstart', begin, true);
  window.addEventListener('compositionend', end, true);
  // A web view may forget the end when the field loses the focus, or goes on without composing.
  window.addEventListener('focusout', end, true);
  window.addEventListener('input', (event) => {
    if (event instanceof InputEvent && !event.isComposing) end();
  }, true);
  for (const kind of ['keydown', 'keypress', 'keyup'] as const) {
    window.addEventListener(kind, (event) => {
      if (!isForTheMethod(event)) return;
      event.stopImmediatePropagation();
      // The method has had the key already; what is left of it would submit the form or leave the field.
      if (event.key === 'Enter' || event.key === 'Escape' || event.key === 'Tab') event.preventDefault();
    }, true);
  }
  window.addEventListener('submit', (event) => {
    if (told) event.preventDefault();
  }, true);
}
