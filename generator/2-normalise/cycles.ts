import type { Span } from "../diagnostics/source.js";
import type { KeywordName, Schema, SchemaId } from "./api.js";
import type { Reading } from "./reading.js";
import type { SchemaTable } from "./schemas.js";

/** One schema applied to the very value that another is applied to. */
interface Edge {
  readonly keyword: KeywordName;
  readonly at: Span;
  readonly to: SchemaId;
}

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
    const path: { readonly id: SchemaId; readonly edges: Iterator<Edge>; taken?: Edge }[] = [];
    const onPath = new Map<SchemaId, number>();
    const enter = (schema: Schema) => {
      onPath.set(schema.id, path.length);
      path.push({ id: schema.id, edges: inPlaceEdges(schema)[Symbol.iterator]() });
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
      const from = onPath.get(next.value.to);
      const target = schemas.get(next.value.to);
      if (from !== undefined)
        reportCycle(
          path.slice(from).flatMap(({ taken }) => taken ?? []),
          reading,
        );
      else if (target !== undefined && !done.has(target.id)) enter(target);
    }
  }
}

function reportCycle(cycle: readonly Edge[], reading: Reading): void {
  const reference = cycle.find(({ keyword }) => keyword === "$ref") ?? cycle[0];
  const through = [...new Set(cycle.map(({ keyword }) => keyword))];
  reading.diagnostics.report("ref-cycle", reference?.at, { through });
}

/** The keywords that apply a schema to the same value that they stand beside (Core §10.2). */
function inPlaceEdges(schema: Schema): readonly Edge[] {
  if (schema.kind === "boolean") return [];
  const { $ref, allOf, anyOf, oneOf, not } = schema.keywords;
  return [
    ...($ref === undefined ? [] : [{ keyword: "$ref" as const, at: $ref.at, to: $ref.value }]),
    ...(not === undefined ? [] : [{ keyword: "not" as const, at: not.at, to: not.value }]),
    ...Object.entries({ allOf, anyOf, oneOf }).flatMap(([keyword, list]) =>
      (list?.value ?? []).map((to) => ({ keyword: keyword as KeywordName, at: list?.at as Span, to })),
    ),
  ];
}
