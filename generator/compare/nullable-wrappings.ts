import type { Located, SchemaId, TypeName } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { assertionsOf, resolveNames, schemaOf } from "../3-analyse/references.js";
import type { Pair } from "./finding.js";
import type { SchemaPair } from "./schema-pairs.js";
import { type Said, type Sides, saidBy } from "./sides.js";

/** What a nullable something is compared as. */
export type Unwrapped =
  /** The two somethings, and which of them may be `null` besides. */
  | ({ readonly kind: "schemas"; readonly nullable: { readonly old: boolean; readonly new: boolean } } & SchemaPair)
  /** As if both were written with `null` among their types. */
  | { readonly kind: "said"; readonly old: Said; readonly new: Said };

/**
 * What is to be compared of two schemas where at least one is a nullable wrapping: a union of one something and `null`,
 * which is another way to write that something may be `null`. Undefined where none is.
 */
export function unwrapped({ old, new: now }: Pair, sides: Sides): Unwrapped | undefined {
  const inner = { old: wrappedIn(old, sides.old), new: wrappedIn(now, sides.new) };
  if (inner.old === undefined && inner.new === undefined) return undefined;
  if (inner.old !== undefined && inner.new !== undefined) {
    return { kind: "schemas", old: inner.old, new: inner.new, nullable: { old: true, new: true } };
  }
  const other = inner.old === undefined ? old : now;
  const { type } = other.keywords;
  if (other.never || type === undefined || type.value.includes("null")) {
    return {
      kind: "said",
      old: inner.old === undefined ? old : { ...withNull(inner.old, sides.old), id: old.id },
      new: inner.new === undefined ? now : { ...withNull(inner.new, sides.new), id: now.id },
    };
  }
  const nullable = { old: inner.old !== undefined, new: inner.new !== undefined };
  return { kind: "schemas", old: inner.old ?? old.id, new: inner.new ?? now.id, nullable };
}

/** The something in a nullable wrapping. */
export function wrappedIn(
  { id, keywords }: Pick<Said, "id" | "keywords">,
  { api }: Pick<Model, "api">,
): SchemaId | undefined {
  const schema = schemaOf(api, id);
  const union = keywords.anyOf ?? keywords.oneOf;
  if (schema.kind === "boolean" || union === undefined || assertionsOf(schema).length !== 1) return undefined;
  const [inner, another] = union.value.filter((member) => !isNull(member));
  return another === undefined && union.value.length === 2 ? inner : undefined;

  function isNull(member: SchemaId): boolean {
    const said = schemaOf(api, resolveNames(api, member));
    return said.kind === "keywords" && said.keywords.type?.value.every((type) => type === "null") === true;
  }
}

function withNull(id: SchemaId, model: Model): Said {
  const said = saidBy(model, resolveNames(model.api, id));
  const { type, enum: values, ...others } = said.keywords;
  return {
    ...said,
    keywords: {
      ...others,
      ...(type && { type: extended<TypeName>(type, "null") }),
      ...(values && { enum: extended(values, null) }),
    },
  };
}

function extended<T>(located: Located<readonly T[]>, value: T): Located<readonly T[]> {
  return located.value.includes(value) ? located : { ...located, value: [...located.value, value] };
}
