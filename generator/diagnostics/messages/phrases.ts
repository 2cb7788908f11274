/** A question for messages about names: which one was meant. Empty where nothing is close. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}

/** How a lenient reading treats what it cannot read. */
export function leftOut(): string {
  return "It is left out.";
}

/** A text that begins a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
