import type { Decoded } from "./items.js";

type Unreadable = Extract<Decoded, { readonly kind: "unreadable" }>;

/** Decodes bytes as UTF-8, one text at a time. Unlike a plain `TextDecoder`, it replaces nothing. */
export function strictUtf8(): (bytes: Uint8Array) => { readonly kind: "text"; readonly text: string } | Unreadable {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return { kind: "text", text: utf8.decode(bytes) };
    } catch (cause) {
      return { kind: "unreadable", problem: "is not UTF-8", text: new TextDecoder().decode(bytes), cause };
    }
  };
}

/** Parses a text as JSON (RFC 8259). */
export function parseJson(text: string, problem = "is not JSON"): Decoded {
  try {
    return { kind: "item", value: JSON.parse(text) };
  } catch (cause) {
    return { kind: "unreadable", problem, text, cause };
  }
}

/** Parses a text as JSON where it is that; otherwise it is the value itself. */
export function jsonOrText(text: string): Decoded {
  const parsed = parseJson(text);
  return parsed.kind === "item" ? parsed : { kind: "item", value: text };
}

/** Whether a text is no more than JSON's white space. */
export function isBlank(text: string): boolean {
  return /^[ \t\n\r]*$/.test(text);
}
