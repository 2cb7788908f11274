import type { Schema, SchemaId, SchemaTable } from "./api.js";
import { type AppliedSchema, inPlaceSchemas } from "./applicators.js";
import type { Reading } from "./reading.js";

/**
 * Reports every schema that applies itself to the same value, directly or through others: checking a value would never
 * end (Core §9.4.1). Reports each such cycle at its first `$ref`.
 *
 * Uses a stack of its own instead of recursion, so that no contract is nested too deeply.
 */
export function checkCycles(schemas: SchemaTable, reading: Reading): void {
  const done = new Set<SchemaId>();
  for (const start of schemas.values()) {
    if (done.has(start.id)) continue;
    const path: { readonly id: SchemaId; readonly edges: Iterator<AppliedSchema>; edge?: AppliedSchema }[] = [];
    const onPath = new Map<SchemaId, number>();
    const enter = (schema: Schema) => {
      onPath.set(schema.id, path.length);
      path.push({ id: schema.id, edges: inPlaceSchemas(schema)[Symbol.iterator]() });
    };
    enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.edges.next();
      if (next.done) {
        done.add(step.id);
        onPath.delete(step.id);
        path.pop();
        continue;
      }
      step.edge = next.value;
      const from = onPath.get(next.value.id);
      const target = schemas.get(next.value.id);
      if (from !== undefined)
        reportCycle(
          path.slice(from).flatMap(({ edge }) => edge ?? []),
          reading,
        );
      else if (target !== undefined && !done.has(target.id)) enter(target);
    }
  }
}

function reportCycle(cycle: readonly AppliedSchema[], reading: Reading): void {
  const reference = cycle.find(({ keyword }) => keyword === "$ref") ?? cycle[0];
  const through = [...new Set(cycle.map(({ keyword }) => keyword))];
  reading.diagnostics.report("ref-cycle", reference?.at, { through });
}
