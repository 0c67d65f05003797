/** The nonce the policy allows style elements with; undefined when the page came without a policy. */
export function styleNonce(): string | undefined {
  // The attribute reads empty once the page is parsed; only the property keeps the value.
  return document.querySelector<HTMLStyleElement>('style#nonce')?.nonce || undefined;
}

/**
 * Gives the nonce to style elements made by scripts. Two helpers of the suite, behind dialogs and wide tables, make
 * theirs without the nonce they are configured with. Markup that finds its way into the page gains nothing by this.
 */
export function giveNonceToStyles(): void {
  const nonce = styleNonce();
  if (nonce === undefined) return;
  const make = document.createElement.bind(document) as (tag: string, options?: ElementCreationOptions) => HTMLElement;
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const made = make(tag, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  }) as typeof document.createElement;
}
