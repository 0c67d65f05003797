window.__TAURI_INTERNALS__.invoke("call", { name: "vault.status" });
