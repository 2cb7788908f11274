import type { KeywordName, KeywordSchema, Keywords, Schema, SchemaId } from "../2-normalise/api.js";
import { mapSubschemas } from "../2-normalise/applicators.js";
import type { Model } from "../3-analyse/model.js";
import { assertionsOf } from "../3-analyse/references.js";
import { createLikeness, meaning } from "./likeness.js";
import { type PlainSchemas, plainSchemas } from "./plain-schemas.js";

export type Side = "old" | "new";

/**
 * The schemas of two contracts in one table, as plain JSON Schema, so that one can be made of parts of both: an old schema
 * with a single one of its changes.
 */
export interface JoinedSchemas {
  readonly schemas: PlainSchemas;
  /** The plain schemas of each contract, under their own ids. */
  readonly plain: Readonly<Record<Side, PlainSchemas>>;
  /** The id that a schema of a contract has in the table. */
  idOf(side: Side, id: SchemaId): SchemaId;
  /** Keywords of a contract with the ids of the table. */
  moved(side: Side, keywords: Keywords): Keywords;
  /** Schemas that accept everything and nothing. */
  readonly always: SchemaId;
  readonly never: SchemaId;
  /** Adds a schema that is made of others, with the place of one of them. Returns its id. */
  add(keywords: Keywords, like: Origin): SchemaId;
  /** Adds one without its keywords, so that they can lead back to it. `fill` sets them. */
  reserve(like: Origin): SchemaId;
  fill(id: SchemaId, keywords: Keywords): void;
  /** Whether two schemas of the table are written alike, with all that they apply. */
  alike(old: SchemaId, now: SchemaId): boolean;
}

/** Where a schema that is made of others is written, as far as it is. */
type Origin = Pick<Schema, "at">;

export function joinSchemas(old: Model, now: Model): JoinedSchemas {
  const plain = { old: plainSchemas(old), new: plainSchemas(now) };
  // What is the same in both is there once, with what those who send keep to.
  const { alike } = createLikeness(plain.old, plain.new, { ...meaning, keywordsOf: keptKeywords });
  const shared = new Set([...plain.old.keys()].filter((id) => plain.new.has(id) && alike(id, id)));
  const schemas = new Map<SchemaId, Schema>();
  for (const side of ["old", "new"] as const) {
    for (const schema of plain[side].values()) schemas.set(idOf(side, schema.id), movedTo(side, schema));
  }
  const [always, never] = ([true, false] as const).map((value) => {
    const id = `made:${value}` as SchemaId;
    schemas.set(id, { kind: "boolean", id, resource: id, at: old.api.at, value });
    return id;
  }) as [SchemaId, SchemaId];
  let made = 0;
  return {
    schemas,
    plain,
    idOf,
    moved,
    always,
    never,
    add(keywords, like) {
      const id = reserve(like);
      fill(id, keywords);
      return id;
    },
    reserve,
    fill,
    alike: createLikeness(schemas, schemas).alike,
  };

  function reserve({ at }: Origin): SchemaId {
    const id = `made:${made++}` as SchemaId;
    schemas.set(id, { kind: "keywords", id, resource: id, at, keywords: {} });
    return id;
  }

  function fill(id: SchemaId, keywords: Keywords): void {
    schemas.set(id, { ...(schemas.get(id) as Schema), kind: "keywords", keywords });
  }

  function movedTo(side: Side, schema: Schema): Schema {
    const ids = { id: idOf(side, schema.id), resource: idOf(side, schema.resource) };
    if (schema.kind === "boolean") return { ...schema, ...ids };
    return { ...schema, ...ids, keywords: moved(side, schema.keywords) };
  }

  function moved(side: Side, own: Keywords): Keywords {
    const { $dynamicRef, ...keywords } = mapSubschemas({ keywords: own } as KeywordSchema, (id) => idOf(side, id));
    if ($dynamicRef === undefined) return keywords;
    const { target } = $dynamicRef.value;
    return {
      ...keywords,
      $dynamicRef: { ...$dynamicRef, value: { ...$dynamicRef.value, target: idOf(side, target) } },
    };
  }

  function idOf(side: Side, id: SchemaId): SchemaId {
    return `${shared.has(id) ? "both" : side}:${id}` as SchemaId;
  }
}

/** The keywords that make values invalid, and those that say what is not sent. */
function keptKeywords(schema: KeywordSchema): readonly KeywordName[] {
  const kept = (["readOnly", "writeOnly", "contentEncoding"] as const).filter(
    (keyword) => schema.keywords[keyword] !== undefined,
  );
  return [...assertionsOf(schema), ...kept];
}
