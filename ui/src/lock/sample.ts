// The sample firm holds invented people only; its password is no secret and is shown on its lock.
export const SAMPLE = { login: 'sample', password: 'Sample-2026' } as const;
