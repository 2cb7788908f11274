import type { SourceSet } from "../1-load/source-set.js";
import { type Node, propertyValue } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { UnsupportedFormat } from "../diagnostics/messages/documents.js";
import { dialects } from "./dialects.js";
import type { Dialect } from "./reading.js";
import type { SourceNode } from "./source-nodes.js";

/**
 * Returns the dialect of the version in the `openapi` field (OAS 3.0 §4.1, 3.1 §4.1). A patch release that does not exist, and
 * a number, are read as the minor version that they begin with, and reported. Reports a version that is not supported.
 */
export function readVersion({ node }: SourceNode, diagnostics: Diagnostics): Dialect | undefined {
  const field = node.kind === "object" ? (node.entries.get("openapi") ?? node.entries.get("swagger")) : undefined;
  const version = field?.key === "openapi" ? textOf(field.value) : undefined;
  const isText = field?.value.kind === "string";
  const exact = dialects.find(({ versions }) => isText && version !== undefined && versions.includes(version));
  if (exact !== undefined) return exact;
  const near = dialects.find(({ openapi }) => version === openapi || version?.startsWith(`${openapi}.`));
  if (field !== undefined && version !== undefined && near !== undefined) {
    diagnostics.report("version-imprecise", field.value.at, { version, minor: near.openapi });
    return near;
  }
  const format = formatOf(node, version);
  diagnostics.report("version-unsupported", field?.value.at ?? node.at, { format, supported: supportedRanges() });
  return undefined;
}

/** What a document without a supported version is. */
function formatOf(node: Node, version: string | undefined): UnsupportedFormat {
  if (node.kind !== "object") return { kind: "no object" };
  if (version !== undefined) return { kind: "another version", version };
  if (node.entries.has("openapi")) return { kind: "no text" };
  return node.entries.has("swagger") ? { kind: "swagger" } : { kind: "unknown" };
}

/** A version as it is written, also where it is a number: `3.1`. */
function textOf(node: Node): string | undefined {
  if (node.kind === "string") return node.value;
  return node.kind === "number" ? node.at.source.text.slice(node.at.start, node.at.end) : undefined;
}

/** Reports each document whose `openapi` is another version than the entry's: all documents are read in the entry's. */
export function checkVersions(sources: SourceSet, dialect: Dialect, diagnostics: Diagnostics): void {
  for (const { root } of sources.documents()) {
    const version = root.kind === "object" ? propertyValue(root, "openapi") : undefined;
    if (version === undefined || textOf(version)?.startsWith(dialect.openapi)) continue;
    diagnostics.report("version-mixed", version.at, { entry: dialect.openapi });
  }
}

function supportedRanges(): readonly string[] {
  return dialects.map(({ versions }) => `${versions[0]} to ${versions.at(-1)}`);
}
