import { followPointer, parseReference } from "../1-load/references.js";
import type { Link, Operation } from "./api.js";
import type { Listed } from "./operation-patterns.js";
import type { Reading } from "./reading.js";

/**
 * Reports links of responses that lead to no operation (OAS 3.0 §4.7.20, 3.1 §4.8.20). They are documented as they are.
 * `listed` is all that the document has where only some of its operations are read: a link may lead to the others, too.
 */
export function checkLinks(operations: readonly Operation[], listed: readonly Listed[], reading: Reading): void {
  const ids = new Set(operations.flatMap(({ operationId }) => operationId?.value ?? []));
  for (const each of listed) if (each.kind === "operation" && each.operationId !== undefined) ids.add(each.operationId);
  const areAllKnown = listed.every(({ kind }) => kind === "operation");
  for (const { responses } of operations) {
    for (const link of responses.flatMap(({ links }) => links)) check(link);
  }

  function check({ name, at, target }: Link): void {
    if (target === undefined) {
      reading.diagnostics.report("link-target-missing", at, { name, target, suggestion: undefined });
    } else if (!leadsToOperation(target)) {
      const suggestion = target.by === "operationId" ? reading.diagnostics.suggest(target.value, ids) : undefined;
      reading.diagnostics.report("link-target-missing", at, { name, target: target.value, suggestion });
    }
  }

  function leadsToOperation({ by, value }: NonNullable<Link["target"]>): boolean {
    if (by === "operationId") return ids.has(value) || !areAllKnown;
    const reference = parseReference(value);
    // What is in another document, or at an address, is not looked at.
    if (reference.kind !== "pointer" || reference.path !== "") return reference.kind !== "malformed";
    return followPointer(reading.sources.entry.root, reference.tokens).kind === "found";
  }
}
