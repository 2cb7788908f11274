import type { SourceSet } from "../1-load/source-set.js";
import { propertyValue } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { dialects } from "./dialects.js";
import type { Dialect } from "./reading.js";
import type { SourceNode } from "./source-nodes.js";

/** Returns the dialect of the version in the `openapi` field (OAS 3.0 §4.1, 3.1 §4.1). Reports one that is not supported. */
export function readVersion({ node }: SourceNode, diagnostics: Diagnostics): Dialect | undefined {
  const field = node.kind === "object" ? (node.entries.get("openapi") ?? node.entries.get("swagger")) : undefined;
  const version = field?.value.kind === "string" && field.key === "openapi" ? field.value.value : undefined;
  const dialect = dialects.find(({ versions }) => version !== undefined && versions.includes(version));
  if (dialect === undefined) {
    const problem =
      field === undefined
        ? "This document does not say which version of OpenAPI it is written in."
        : version !== undefined
          ? `OpenAPI \`${version}\` is not supported.`
          : field.key === "swagger"
            ? "This is an older format than OpenAPI 3, which is not supported."
            : "The version of OpenAPI must be a string.";
    diagnostics.report("version-unsupported", field?.value.at ?? node.at, { problem, supported: supportedRanges() });
  }
  return dialect;
}

/** Reports each document whose `openapi` is another version than the entry's: all documents are read in the entry's. */
export function checkVersions(sources: SourceSet, dialect: Dialect, diagnostics: Diagnostics): void {
  for (const { root } of sources.documents()) {
    const version = root.kind === "object" ? propertyValue(root, "openapi") : undefined;
    if (version === undefined || (version.kind === "string" && dialect.versions.includes(version.value))) continue;
    diagnostics.report("version-mixed", version.at, { entry: dialect.openapi });
  }
}

function supportedRanges(): readonly string[] {
  return dialects.map(({ versions }) => `${versions[0]} to ${versions.at(-1)}`);
}
