import { unescapeToken } from "../1-load/references.js";
import type { Document, SourceSet, Target } from "../1-load/source-set.js";
import type { Entry, Node, ObjectNode, StringNode } from "../1-load/tree.js";
import type { Reading } from "./reading.js";
import type { SourceNode } from "./source-nodes.js";

/**
 * What a contract describes and nothing is generated from, as a tree in which what references lead to stands in their
 * place (JSON Schema 2020-12 Core §8.2.3.1, OAS 3.1 §4.8.23), so that each of its entries says all of what it means.
 * References to the schemas under `components` stay, as those are read by themselves.
 */
export function writtenOut({ node, document }: SourceNode, { sources }: Pick<Reading, "sources">): Node {
  if (node.kind !== "object" || node.entries.has("$ref")) return writtenOnce(node, document, sources);
  return mapEntries(node, ({ value }) => writtenOnce(value, document, sources));
}

/**
 * The schemas of other documents may lead to each other in very many ways: each of them is written out once, and by its
 * name after that.
 */
function writtenOnce(start: Node, from: Document, { entry, resolve }: SourceSet): Node {
  const written = new Set<string>();
  return fieldsOf(start, from, []);

  /** `inside` are the locations that references led to on the way here. */
  function fieldsOf(node: Node, document: Document, inside: readonly string[]): Node {
    if (node.kind === "array") return { ...node, items: node.items.map((item) => fieldsOf(item, document, inside)) };
    if (node.kind !== "object") return node;
    const reference = node.entries.get("$ref");
    if (reference?.value.kind === "string") return referenceOf(node, reference, reference.value, document, inside);
    return mapEntries(node, ({ key, value }) => {
      if (keysOfData.has(key)) return value;
      return keysOfNames.has(key) ? namesOf(value, document, inside) : fieldsOf(value, document, inside);
    });
  }

  /** An object whose keys are names that the contract chooses, so that `$ref` is one, too. */
  function namesOf(node: Node, document: Document, inside: readonly string[]): Node {
    if (node.kind !== "object") return fieldsOf(node, document, inside);
    return mapEntries(node, ({ value }) => fieldsOf(value, document, inside));
  }

  function referenceOf(
    node: ObjectNode,
    entryOfRef: Entry,
    ref: StringNode,
    document: Document,
    inside: readonly string[],
  ): Node {
    const target = resolve(ref, document);
    if (target === undefined) return node;
    const followed = targetOf(target, ref, inside);
    if (node.entries.size === 1 && followed.kind !== "string") return { ...followed, at: node.at };
    return { ...node, entries: new Map(node.entries).set("$ref", { ...entryOfRef, value: followed }) };
  }

  /** What a reference leads to, or as a text what it refers to. */
  function targetOf({ document, pointer, node }: Target, ref: StringNode, inside: readonly string[]): Node {
    const isOfEntry = document.path === entry.path;
    const location = `${isOfEntry ? "" : document.path}#${pointer}`;
    if (isOfEntry && componentSchema.test(pointer)) return { ...ref, value: location };
    if (inside.includes(location) || written.has(location))
      return { ...ref, value: unescapeToken(location.split("/").at(-1) ?? "") };
    if (!isOfEntry) written.add(location);
    return fieldsOf(node, document, [...inside, location]);
  }
}

const componentSchema = /^\/components\/schemas\/[^/]+$/;

function mapEntries(node: ObjectNode, change: (entry: Entry) => Node): ObjectNode {
  const entries = [...node.entries].map(([key, entry]) => [key, { ...entry, value: change(entry) }] as const);
  return { ...node, entries: new Map(entries) };
}

/** The fields whose values are data: nothing in them is a reference, or a text about the contract. */
export const keysOfData: ReadonlySet<string> = new Set(["default", "const", "enum", "example", "examples"]);

/** The fields whose keys are names that the contract chooses. */
export const keysOfNames: ReadonlySet<string> = new Set([
  ...(["properties", "patternProperties", "dependentSchemas", "dependentRequired", "$defs", "definitions"] as const),
  ...(["content", "responses", "headers", "encoding", "callbacks", "links", "mapping", "variables"] as const),
]);
