import { visit } from "jsonc-parser";
import type { Source, Span } from "../diagnostics/source.js";
import { addEntry, depthLimit, numberNode, type Report, span, stringNode } from "./nodes.js";
import type { Entry, Node } from "./tree.js";

/**
 * Reads a document that is JSON and nothing else (RFC 8259): to the tree that `parseYaml` reads, with the same reports of
 * its values and keys, in a tenth of the time.
 *
 * Returns nothing and reports nothing where the text is no JSON, or nests deeper than a tree may. It can still be YAML; if
 * not, what is wrong with it is for `parseYaml` to report.
 */
export function parseJson(source: Source, report: Report): Node | undefined {
  if (!/^\s*[[{]/.test(source.text)) return undefined;
  const reports: (() => void)[] = [];
  try {
    const tree = read(source, (...each) => void reports.push(() => report(...each)));
    for (const make of reports) make();
    return tree;
  } catch (error) {
    if (error === noJson) return undefined;
    throw error;
  }
}

/** What is thrown where a text turns out to be no JSON: the parser would go on. */
const noJson: unique symbol = Symbol("no JSON");

/** A collection whose end has not come yet. */
type Open =
  | { readonly kind: "array"; readonly start: number; readonly items: Node[] }
  | { readonly kind: "object"; readonly start: number; readonly entries: Map<string, Entry>; key: Key | undefined };

/** A key whose value has not come yet. */
type Key = Pick<Entry, "key" | "keyAt">;

function read(source: Source, report: Report): Node | undefined {
  const open: Open[] = [];
  let root: Node | undefined;

  const at = (start: number, length: number): Span => span(source, start, start + length);
  const begin = (collection: Open) => {
    if (open.push(collection) > depthLimit) throw noJson;
  };
  const end = (offset: number, length: number) => {
    const collection = open.pop();
    if (collection === undefined) throw noJson;
    const { start } = collection;
    const place = at(start, offset + length - start);
    if (collection.kind === "array") add({ kind: "array", at: place, items: collection.items });
    else add({ kind: "object", at: place, entries: collection.entries });
  };
  const add = (node: Node) => {
    const around = open.at(-1);
    if (around === undefined) root = node;
    else if (around.kind === "array") around.items.push(node);
    else if (around.key === undefined) throw noJson;
    else addEntry(around.entries, { ...around.key, value: node }, report);
  };
  const refuse = () => {
    throw noJson;
  };

  visit(
    source.text,
    {
      onObjectBegin: (start) => begin({ kind: "object", start, entries: new Map(), key: undefined }),
      onObjectProperty(key, start, length) {
        const around = open.at(-1);
        if (around?.kind === "object") around.key = { key, keyAt: at(start, length) };
      },
      onObjectEnd: end,
      onArrayBegin: (start) => begin({ kind: "array", start, items: [] }),
      onArrayEnd: end,
      onLiteralValue: (value, start, length) => add(literal(value, at(start, length), report)),
      onError: refuse,
    },
    { disallowComments: true },
  );
  return root;
}

function literal(value: string | number | boolean | null, at: Span, report: Report): Node {
  switch (typeof value) {
    case "string":
      return stringNode(value, at, report);
    case "number":
      return numberNode(at.source.text.slice(at.start, at.end), value, at, report);
    case "boolean":
      return { kind: "boolean", at, value };
    default:
      return { kind: "null", at, value };
  }
}
