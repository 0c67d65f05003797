/** The nonce the policy allows style elements with; undefined when the page came without a policy. */
export function styleNonce(): string | undefined {
  // The attribute reads empty once the page is parsed; only the property keeps the value.
  return document.querySelector<HTMLStyleElement>('style#nonce')?.nonce || undefined;
}
