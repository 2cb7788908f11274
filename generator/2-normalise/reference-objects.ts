import { reportUnescaped } from "../1-load/references.js";
import { reportUnexpected } from "./reader.js";
import type { Reading } from "./reading.js";
import { nodeOfEntry, type SourceNode, sourceNodeOf } from "./source-nodes.js";

/** The object at the end of a chain of Reference Objects. */
export interface Followed {
  readonly node: SourceNode;
  /** The description beside the reference, which overrides that of the object (OAS 3.1 §4.8.23). */
  readonly description: string | undefined;
}

/**
 * Follows a Reference Object (OAS 3.0 §4.7.23, 3.1 §4.8.23), and further ones that it leads to. A node that is not a
 * Reference Object is returned as it is. Reports a reference that leads nowhere or back to itself, and returns undefined.
 */
export function followReference(start: SourceNode, reading: Reading): Followed | undefined {
  const seen = new Set<string>();
  let current = start;
  let description: string | undefined;
  for (;;) {
    const entry = current.node.kind === "object" ? current.node.entries.get("$ref") : undefined;
    if (entry === undefined) return { node: current, description };
    const reference = nodeOfEntry(current, entry);
    if (reference.node.kind !== "string") {
      reportUnexpected(reference, "$ref", "a URI reference, a string", reading);
      return undefined;
    }
    const location = `${current.document.path}#${current.pointer}`;
    if (seen.has(location)) {
      reading.diagnostics.report("ref-cycle", reference.node.at, { through: ["$ref"] });
      return undefined;
    }
    seen.add(location);
    description ??= readSiblings(current, reading);
    reportUnescaped(reference.node, reading.diagnostics);
    const target = reading.sources.resolve(reference.node, current.document);
    if (target === undefined) return undefined;
    current = sourceNodeOf(target);
  }
}

/** Reads the fields beside a `$ref`. Returns the description, if this version of OpenAPI does not ignore it. */
function readSiblings({ node }: SourceNode, reading: Reading): string | undefined {
  let description: string | undefined;
  if (node.kind !== "object") return undefined;
  for (const { key, keyAt, value } of node.entries.values()) {
    if (key === "$ref" || key.startsWith("x-")) continue;
    if (key !== "summary" && key !== "description") {
      const details = { field: key, object: "Reference Object", version: reading.dialect.openapi };
      reading.diagnostics.report("field-unknown", keyAt, details);
    } else if (reading.dialect.refHidesSiblings) {
      reading.diagnostics.report("ref-siblings-ignored", keyAt, { keyword: key, version: reading.dialect.title });
    } else if (key === "description" && value.kind === "string") {
      description = value.value;
    }
  }
  return description;
}
