import type { Diagnostics } from "../diagnostics/collector.js";
import { type Node, propertyValue } from "./tree.js";

/**
 * The base URI of a document: what its `$self` says, resolved against where it was read from (OAS 3.2 §4.1.2). Without one,
 * that is where it was read from. Reports a `$self` that cannot be one.
 */
export function baseUriOf(root: Node, retrievedFrom: string, { report }: Pick<Diagnostics, "report">): string {
  const self = isSince32(root) ? propertyValue(root, "$self") : undefined;
  if (self?.kind !== "string") return retrievedFrom;
  const isBase = !self.value.includes("#") && URL.canParse(self.value, retrievedFrom);
  if (isBase) return new URL(self.value, retrievedFrom).href;
  report("self-invalid", self.at, { self: self.value });
  return retrievedFrom;
}

/** Before 3.2, `$self` is a field that OpenAPI does not have. */
function isSince32(root: Node): root is Extract<Node, { readonly kind: "object" }> {
  const version = root.kind === "object" ? propertyValue(root, "openapi") : undefined;
  return version?.kind === "string" && /^3\.([2-9]|\d\d)/.test(version.value);
}
