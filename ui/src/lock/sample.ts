// The sample firm protects nothing: its password is no secret and is shown on its lock. The host for tests uses the same.
export const SAMPLE = { login: 'admin', password: 'Aftercare-2026' } as const;
