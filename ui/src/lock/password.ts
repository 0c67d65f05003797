// The firm's rule for passwords (T-02), shown while one is typed. The core checks it again.

/** What a new password still lacks. */
export type PasswordRule = { long: boolean; classes: number; good: boolean };

export const LEAST_LENGTH = 10;
export const LEAST_CLASSES = 3;

/** Lower case, upper case, digits, and everything else, Chinese included, are the four classes. */
export function passwordRule(password: string): PasswordRule {
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((c) => c.test(password)).length;
  const long = [...password].length >= LEAST_LENGTH;
  return { long, classes, good: long && classes >= LEAST_CLASSES };
}
