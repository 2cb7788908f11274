import type { KeywordName, Schema, SchemaId, SchemaTable } from "./api.js";
import { type AppliedSchema, inPlaceSchemas } from "./applicators.js";
import type { Reading } from "./reading.js";

/**
 * How many schemas can apply one another to the same value in a chain. What is generated from longer ones is nested as
 * deeply, and TypeScript resolves the aliases of some thousand by recursion until its stack ends.
 */
const chainLimit = 200;

/**
 * Reports every schema that applies itself to the same value, directly or through others: checking a value would never
 * end (Core §9.4.1). Reports each such cycle at its first `$ref`, and chains that are too long where the limit is passed.
 * Returns the schemas without the references that were reported.
 *
 * Uses a stack of its own instead of recursion, so that no contract is nested too deeply.
 */
export function checkCycles(schemas: SchemaTable, reading: Reading): SchemaTable {
  /** Of each schema that is done: the number of schemas in the longest chain that starts with it. */
  const lengths = new Map<SchemaId, number>();
  const tooLong: Schema[] = [];
  const result = new Map(schemas);
  let isCut = false;
  for (const start of schemas.values()) {
    if (lengths.has(start.id)) continue;
    const path: Step[] = [];
    const onPath = new Map<SchemaId, number>();
    const enter = (schema: Schema) => {
      onPath.set(schema.id, path.length);
      path.push({ schema, edges: inPlaceSchemas(schema)[Symbol.iterator](), length: 1 });
    };
    enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.edges.next();
      if (next.done) {
        const { schema, length } = step;
        if (length === chainLimit + 1) tooLong.push(schema);
        lengths.set(schema.id, length);
        onPath.delete(schema.id);
        path.pop();
        lengthen(path.at(-1), length);
        continue;
      }
      step.edge = next.value;
      const from = onPath.get(next.value.id);
      const target = schemas.get(next.value.id);
      if (from !== undefined) {
        const { id, keyword } = reportCycle(path.slice(from), reading);
        result.set(id, withoutKeyword(result.get(id) as Schema, keyword));
        isCut = true;
      } else if (lengths.has(next.value.id)) lengthen(step, lengths.get(next.value.id));
      else if (target !== undefined) enter(target);
    }
  }
  // There may be another cycle through what is left.
  if (isCut) return checkCycles(result, reading);
  for (const { at } of tooLong) reading.diagnostics.report("ref-chain-long", at, { limit: chainLimit });
  return schemas;
}

/** A schema on the way from the start, and how far its applied schemas are followed. */
interface Step {
  readonly schema: Schema;
  readonly edges: Iterator<AppliedSchema>;
  /** The one that is followed now. */
  edge?: AppliedSchema;
  /** The number of schemas in the longest chain from here, as far as it is known. */
  length: number;
}

function lengthen(step: Step | undefined, lengthOfNext = 0): void {
  if (step !== undefined) step.length = Math.max(step.length, lengthOfNext + 1);
}

/** Returns the keyword of the reference that is reported, and the schema that it stands in. */
function reportCycle(
  cycle: readonly Step[],
  reading: Reading,
): { readonly id: SchemaId; readonly keyword: KeywordName } {
  const edges = cycle.map(({ schema, edge }) => ({ ...(edge as AppliedSchema), in: schema.id }));
  const reference = edges.find(({ keyword }) => keyword === "$ref") ?? (edges[0] as (typeof edges)[number]);
  const through = [...new Set(edges.map(({ keyword }) => keyword))];
  reading.diagnostics.report("ref-cycle", reference.at, { through });
  return { id: reference.in, keyword: reference.keyword };
}

function withoutKeyword(schema: Schema, keyword: KeywordName): Schema {
  if (schema.kind === "boolean") return schema;
  const { [keyword]: _reference, ...keywords } = schema.keywords;
  return { ...schema, keywords };
}
