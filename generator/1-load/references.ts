import type { Diagnostics } from "../diagnostics/collector.js";
import type { Node, StringNode } from "./tree.js";

/** A parsed reference, before anything is looked up. */
export type Reference =
  /** A value in a document. `path` is its file, relative to the referring file, or empty for the same file. */
  | { readonly kind: "pointer"; readonly path: string; readonly tokens: readonly string[] }
  | { readonly kind: "network" }
  | { readonly kind: "scheme"; readonly scheme: string }
  /** A file path from the root of the file system. */
  | { readonly kind: "absolute" }
  /** A value in a document, by the name of an anchor. */
  | { readonly kind: "anchor"; readonly path: string; readonly anchor: string }
  | { readonly kind: "malformed"; readonly problem: string };

/**
 * Parses the text of a `$ref`: a URI reference (RFC 3986 §4.1) whose fragment is a JSON Pointer (RFC 6901 §6).
 *
 * Characters that RFC 3986 requires to be escaped, such as the braces of `#/paths/~1shares~1{id}`, are accepted
 * unescaped: they are not ambiguous.
 */
export function parseReference(text: string): Reference {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) return networkSchemes.has(scheme) ? { kind: "network" } : { kind: "scheme", scheme };
  if (text.startsWith("//")) return { kind: "network" };
  if (text.startsWith("/")) return { kind: "absolute" };
  const hash = text.indexOf("#");
  const path = decodePercent(hash === -1 ? text : text.slice(0, hash));
  const fragment = decodePercent(hash === -1 ? "" : text.slice(hash + 1));
  if (path === undefined || fragment === undefined) return malformed(brokenPercent);
  if (/[\\\0]/.test(path)) return malformed("a path has `/` between its segments and no `\\`");
  if (text.slice(0, path === "" ? 0 : hash === -1 ? text.length : hash).includes("?"))
    return malformed("it has a query");
  if (/%2f/i.test(hash === -1 ? text : text.slice(0, hash))) return malformed("a segment of its path holds a `/`");
  if (fragment !== "" && !fragment.startsWith("/")) return { kind: "anchor", path, anchor: fragment };
  const tokens = parsePointer(fragment);
  return tokens === undefined ? malformed(brokenPointer) : { kind: "pointer", path, tokens };
}

/**
 * Reports characters that are in no URI unescaped (RFC 3986 §2). Braces are as common as they are clear, and letters of every
 * script are those of an IRI (RFC 3987 §2.2).
 */
export function reportUnescaped({ value: ref, at }: StringNode, { report }: Pick<Diagnostics, "report">): void {
  const escaped = ref.replace(/[\s"<>^`|]/g, encodeURIComponent);
  if (escaped !== ref) report("ref-unescaped", at, { ref, escaped });
}

/** What follows the `#` of a reference: a JSON Pointer, empty for the whole document, or the name of an anchor. */
export type Fragment =
  | { readonly kind: "pointer"; readonly tokens: readonly string[] }
  | { readonly kind: "anchor"; readonly anchor: string }
  | { readonly kind: "malformed"; readonly problem: string };

/** Parses the fragment of a reference, without the `#`. */
export function parseFragment(text: string): Fragment {
  const fragment = decodePercent(text);
  if (fragment === undefined) return { kind: "malformed", problem: brokenPercent };
  if (fragment !== "" && !fragment.startsWith("/")) return { kind: "anchor", anchor: fragment };
  const tokens = parsePointer(fragment);
  return tokens === undefined ? { kind: "malformed", problem: brokenPointer } : { kind: "pointer", tokens };
}

const brokenPercent = "a `%` must be followed by two digits of UTF-8";
const brokenPointer = "in a JSON Pointer, `~` must be followed by `0` or `1`";

function parsePointer(pointer: string): readonly string[] | undefined {
  return /~(?![01])/.test(pointer) ? undefined : pointer.split("/").slice(1).map(unescapeToken);
}

const networkSchemes: ReadonlySet<string> = new Set(["http", "https", "ws", "wss", "ftp", "ftps"]);

function malformed(problem: string): Reference {
  return { kind: "malformed", problem };
}

function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The text of a token of a JSON Pointer. */
export function unescapeToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Formats tokens as a JSON Pointer (RFC 6901 §3). */
export function formatPointer(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join("");
}

/** Escapes a token for a JSON Pointer. */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

export type PointerResult =
  | { readonly kind: "found"; readonly node: Node }
  /** There is no such value: the object that would hold `token`, the first that is missing, has these keys instead. */
  | { readonly kind: "missing"; readonly token: string; readonly keys: Iterable<string> };

/**
 * Follows a JSON Pointer's tokens from a node (RFC 6901 §4). Keys are only those of the document, none is inherited.
 */
export function followPointer(root: Node, tokens: readonly string[]): PointerResult {
  let node = root;
  for (const token of tokens) {
    const next = child(node, token);
    if (next === undefined) return { kind: "missing", token, keys: node.kind === "object" ? node.entries.keys() : [] };
    node = next;
  }
  return { kind: "found", node };
}

function child(node: Node, token: string): Node | undefined {
  switch (node.kind) {
    case "object":
      return node.entries.get(token)?.value;
    case "array":
      return /^(?:0|[1-9]\d*)$/.test(token) ? node.items[Number(token)] : undefined;
    default:
      return undefined;
  }
}
