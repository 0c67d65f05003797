// Says once what has been painted, and that the password can be typed: its field and the window both have the focus.
(() => {
  const say = (name) => void window.__TAURI_INTERNALS__.invoke('call', { name, input: {} });
  const awaited = new Map([['screen.lock', 'input[type=password]'], ['screen.list', '.td-page']]);
  let typing = true;
  const typable = () => {
    if (!typing || !document.hasFocus() || document.activeElement?.type !== 'password') return;
    typing = false;
    say('screen.typing');
  };
  new MutationObserver((_, watcher) => {
    for (const [name, selector] of awaited) {
      if (!document.querySelector(selector)) continue;
      awaited.delete(name);
      // What is queued inside a frame comes after that frame was painted.
      requestAnimationFrame(() => setTimeout(() => say(name), 0));
    }
    if (awaited.size === 0) watcher.disconnect();
  }).observe(document, { childList: true, subtree: true });
  addEventListener('focusin', typable);
  addEventListener('focus', typable);
})();
