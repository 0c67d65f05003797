import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cssVariables } from './src/theme/tokens.ts';

// The tokens are written once, in TypeScript; the style sheet follows from them at build time, so that the first
// paint needs no script and the policy no exception.
function tokens(): Plugin {
  return {
    name: 'tokens',
    resolveId: (id) => (id === 'virtual:tokens.css' ? '\0virtual:tokens.css' : undefined),
    load: (id) => (id === '\0virtual:tokens.css' ? cssVariables() : undefined),
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), tokens()],
  build: { target: 'safari16', chunkSizeWarningLimit: 1500, assetsInlineLimit: 0 },
  server: { fs: { allow: ['..'] } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
} as Parameters<typeof defineConfig>[0]);
