import type { ArrayNode } from "../1-load/tree.js";
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
  entries: readonly KeyedNode[],
  defaults: SourceNode<ArrayNode> | undefined,
  reading: Reading,
): Security {
  const names = new Set(entries.map(({ key }) => key));
  const schemes = entries.flatMap((entry) => readSecurityScheme(entry, reading) ?? []);
  return {
    schemes,
    read,
    inherited: () => (defaults === undefined ? [] : read(defaults)),
  };

  function read(requirements: SourceNode<ArrayNode>): readonly SecurityRequirement[] {
    return itemsOf(requirements).flatMap((requirement) => {
      if (holds(requirement, "object")) {
        const required = entriesOf(requirement).flatMap((scheme) => readRequiredScheme(scheme) ?? []);
        reportSameHeader(required);
        return [{ at: requirement.node.at, schemes: required }];
      }
      reportUnexpected(requirement, "security", "an array of objects", reading);
      return [];
    });
  }

  /** Reports two schemes of one requirement that are sent in the same header. */
  function reportSameHeader(required: readonly RequiredScheme[]): void {
    const first = new Map<string, RequiredScheme>();
    for (const each of required) {
      const header = headerOf(schemes.find(({ name }) => name === each.name));
      if (header === undefined) continue;
      const earlier = first.get(header.toLowerCase());
      if (earlier === undefined) first.set(header.toLowerCase(), each);
      else reading.diagnostics.report("security-header-twice", each.at, { names: [earlier.name, each.name], header });
    }
  }

  function readRequiredScheme(entry: KeyedNode): RequiredScheme | undefined {
    const { key: name, keyAt } = entry;
    if (!names.has(name)) {
      reading.diagnostics.report("security-not-found", keyAt, {
        name,
        suggestion: reading.diagnostics.suggest(name, names),
      });
      return undefined;
    }
    // What is wrong with one that could not be read was reported where it is written.
    if (!schemes.some((scheme) => scheme.name === name)) return undefined;
    return { at: keyAt, name, scopes: readScopes(entry, reading) };
  }
}

/** The header that a credential is sent in, if it is one. */
function headerOf(scheme: SecurityScheme | undefined): string | undefined {
  switch (scheme?.kind) {
    case "apiKey":
      return scheme.in === "header" ? scheme.parameter : undefined;
    case "bearer":
    case "basic":
    case "oauth2":
    case "openIdConnect":
      return "Authorization";
    default:
      return undefined;
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
