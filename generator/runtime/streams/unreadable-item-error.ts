/** An item of a stream that cannot be read: it is not JSON, not UTF-8, cut short, or too long. */
export class UnreadableItemError extends Error {
  override readonly name = "UnreadableItemError";
  /** What was read: `Response 200 of GET /prices`. */
  readonly subject: string;
  /** How many items came before it. */
  readonly index: number;
  /** What is there instead of an item; absent where that is too long. */
  declare readonly text?: string | undefined;

  constructor(subject: string, index: number, problem: string, text?: string, cause?: unknown) {
    const received = text === undefined ? "" : `, got ${JSON.stringify(cut(text))}`;
    super(`${subject} cannot be read: [${index}] ${problem}${received}`, cause === undefined ? {} : { cause });
    this.subject = subject;
    this.index = index;
    // Not enumerable: whoever logs an error does not want megabytes of text in the log.
    Object.defineProperty(this, "text", { value: text });
  }
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
