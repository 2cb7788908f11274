import type { Schema, SchemaId, SchemaTable } from "./api.js";
import { type AppliedSchema, inPlaceSchemas } from "./applicators.js";
import type { Reading } from "./reading.js";

/**
 * Reports each schema that leads back to itself without going into the value: checking it would never end (Core
 * §9.4.1). Each such cycle is reported at the first `$ref` that closes it.
 *
 * Walks with a stack of its own, so that no contract is too deep for it.
 */
export function checkCycles(schemas: SchemaTable, reading: Reading): void {
  const done = new Set<SchemaId>();
  for (const start of schemas.values()) {
    if (done.has(start.id)) continue;
    const path: { readonly id: SchemaId; readonly edges: Iterator<AppliedSchema>; taken?: AppliedSchema }[] = [];
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
      step.taken = next.value;
      const from = onPath.get(next.value.id);
      const target = schemas.get(next.value.id);
      if (from !== undefined)
        reportCycle(
          path.slice(from).flatMap(({ taken }) => taken ?? []),
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
