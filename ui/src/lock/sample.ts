// The sample firm protects nothing: its password is no secret and is shown on its lock. The host for tests uses the same.
export const SAMPLE = { login: 'demo', password: 'Sample-2026' } as const;
