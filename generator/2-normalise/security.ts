import type { ArrayNode, ObjectNode } from "../1-load/tree.js";
import type { RequiredScheme, SecurityRequirement, SecurityScheme } from "./api.js";
import { reportUnexpected } from "./reader.js";
import type { Reading } from "./reading.js";
import { readSecurityScheme } from "./security-schemes.js";
import { entriesOf, holds, itemsOf, type KeyedNode, type SourceNode } from "./source-nodes.js";

/** The security schemes of a contract, and how to read what its operations ask for. */
export interface Security {
  /** In the order of the document. */
  readonly schemes: readonly SecurityScheme[];
  /** Reads Security Requirement Objects (OAS 3.0 §4.7.30, 3.1 §4.8.30). */
  read(requirements: SourceNode<ArrayNode>): readonly SecurityRequirement[];
  /** The contract's own requirements, which hold where an operation has none. */
  inherited(): readonly SecurityRequirement[];
}

/** Reads the Security Scheme Objects of the components (OAS 3.0 §4.7.27, 3.1 §4.8.27). */
export function readSecurity(
  source: SourceNode<ObjectNode> | undefined,
  defaults: SourceNode<ArrayNode> | undefined,
  reading: Reading,
): Security {
  const entries = source === undefined ? [] : entriesOf(source);
  const names = new Set(entries.map(({ key }) => key));
  return {
    schemes: entries.flatMap((entry) => readSecurityScheme(entry, reading) ?? []),
    read,
    inherited: () => (defaults === undefined ? [] : read(defaults)),
  };

  function read(requirements: SourceNode<ArrayNode>): readonly SecurityRequirement[] {
    return itemsOf(requirements).flatMap((requirement) => {
      if (holds(requirement, "object")) {
        return [{ at: requirement.node.at, schemes: entriesOf(requirement).map(readRequiredScheme) }];
      }
      reportUnexpected(requirement, "security", "an array of objects", reading);
      return [];
    });
  }

  function readRequiredScheme(entry: KeyedNode): RequiredScheme {
    const { key: name, keyAt } = entry;
    if (!names.has(name)) {
      reading.diagnostics.report("security-not-found", keyAt, {
        name,
        suggestion: reading.diagnostics.suggest(name, names),
      });
    }
    return { at: keyAt, name, scopes: readScopes(entry, reading) };
  }
}

function readScopes(source: KeyedNode, reading: Reading): readonly string[] {
  const items = holds(source, "array") ? itemsOf(source) : [source];
  return items.flatMap((item) => {
    if (holds(item, "string") && item !== source) return [item.node.value];
    reportUnexpected(item, source.key, "an array of strings", reading);
    return [];
  });
}
