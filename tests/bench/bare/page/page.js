// After the first paint, as the program's own marks are.
requestAnimationFrame(() => setTimeout(() => window.__TAURI_INTERNALS__.invoke("call", { name: "screen.bare" }), 0));
