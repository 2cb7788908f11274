import { reportUnexpected } from "./reader.js";
import type { Reading } from "./reading.js";
import { nodeOfEntry, type SourceNode, sourceNodeOf } from "./source-nodes.js";

/** What stands at a place once its Reference Objects are followed. */
export interface Followed {
  readonly node: SourceNode;
  /** The description beside the reference, which replaces the one it points at (OAS 3.1 §4.8.23). */
  readonly description: string | undefined;
}

/**
 * Follows a Reference Object (OAS 3.0 §4.7.23, 3.1 §4.8.23), and the next where it points at one again. Gives nothing
 * when there is nothing at the end; that is reported.
 */
export function followReference(start: SourceNode, reading: Reading): Followed | undefined {
  const seen = new Set<string>();
  let place = start;
  let description: string | undefined;
  for (;;) {
    if (place.node.kind !== "object") return { node: place, description };
    const entry = place.node.entries.get("$ref");
    if (entry === undefined) return { node: place, description };
    const reference = nodeOfEntry(place, entry);
    if (reference.node.kind !== "string") {
      reportUnexpected(reference, "$ref", "a URI reference, a string", reading);
      return undefined;
    }
    const here = `${place.document.path}#${place.pointer}`;
    if (seen.has(here)) {
      reading.diagnostics.report("ref-cycle", reference.node.at, { through: ["$ref"] });
      return undefined;
    }
    seen.add(here);
    description ??= readSiblings(place, reading);
    const target = reading.sources.resolve(reference.node, place.document);
    if (target === undefined) return undefined;
    place = sourceNodeOf(target);
  }
}

/** Reads what stands beside a `$ref`, and gives the description if it counts. */
function readSiblings(place: SourceNode, reading: Reading): string | undefined {
  let description: string | undefined;
  if (place.node.kind !== "object") return undefined;
  for (const { key, keyAt, value } of place.node.entries.values()) {
    if (key === "$ref" || key.startsWith("x-")) continue;
    if (key !== "summary" && key !== "description") {
      const details = {
        field: key,
        object: "Reference Object",
        version: reading.dialect.openapi,
        suggestion: undefined,
      };
      reading.diagnostics.report("field-unknown", keyAt, details);
    } else if (reading.dialect.refHidesSiblings) {
      reading.diagnostics.report("ref-siblings-ignored", keyAt, { keyword: key, version: reading.dialect.title });
    } else if (key === "description" && value.kind === "string") {
      description = value.value;
    }
  }
  return description;
}
