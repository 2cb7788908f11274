import { printable } from "../../../../diagnostics/printable.js";

/** Text that is HTML. Only `html` makes it, so that text of a contract never becomes markup. */
export interface Markup {
  readonly kind: "markup";
  readonly text: string;
}

/**
 * HTML as a value: in html`<p>${text}</p>` a string is text, whatever it contains, and other markup is kept as it is.
 * Lists are joined by line breaks.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const text = strings.map((string, index) => string + contentText(values[index] ?? "")).join("");
  return { kind: "markup", text };
}

export type Content = string | number | Markup | readonly Markup[];

/** A sentence in which what stands between backticks is code. */
export function sentence(text: string): Markup {
  const parts = text.split("`");
  // Without a second backtick, the first one is only a character.
  if (parts.length % 2 === 0) return html`${text}`;
  const shown = parts.map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
  return { kind: "markup", text: shown.map((part) => part.text).join("") };
}

/** A part of a page that may not be there. */
export const nothing: Markup = { kind: "markup", text: "" };

function contentText(content: Content): string {
  if (typeof content === "string") return escaped(content);
  if (typeof content === "number") return String(content);
  return "text" in content ? content.text : content.map(({ text }) => text).join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text
    .split("\n")
    .map(printable)
    .join("\n")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
