import type { KeywordName, Keywords, SchemaId } from "../../2-normalise/api.js";
import type { PlainSchemas } from "../plain-schemas.js";

/**
 * Whether less or more than what is asked for will do: all values that are possible and perhaps others, or some of those
 * that are certain.
 */
export type Bound = "possible" | "certain";

/** What a schema says in one of its alternatives: keywords of several schemas, all of which must hold. */
export type Alternative = readonly Keywords[];

/**
 * The alternatives that a schema has for lists or for objects, seen through `$ref`, `allOf`, `anyOf` and `oneOf`. What
 * cannot be read of one is left out where all possible values are asked for. Undefined where that will not do.
 */
export function alternativesOf(
  root: SchemaId,
  type: "array" | "object",
  bound: Bound,
  schemas: PlainSchemas,
): readonly Alternative[] | undefined {
  const open = new Set<SchemaId>();
  return visit(root);

  function visit(id: SchemaId): readonly Alternative[] | undefined {
    const schema = schemas.get(id);
    if (schema === undefined || open.has(id)) return undefined;
    if (schema.kind === "boolean") return schema.value ? [[]] : [];
    open.add(id);
    const alternatives = ofKeywords(schema.keywords);
    open.delete(id);
    return alternatives;
  }

  function ofKeywords(keywords: Keywords): readonly Alternative[] | undefined {
    const { type: types, enum: list, const: only, $ref, allOf, anyOf, oneOf } = keywords;
    const isOfType = (value: unknown) =>
      typeof value === "object" && value !== null && Array.isArray(value) === (type === "array");
    if (types !== undefined && !types.value.includes(type)) return [];
    const listed = list?.value ?? (only === undefined ? undefined : [only.value]);
    if (listed !== undefined && !listed.some(isOfType)) return [];
    const isUnread = listed !== undefined || unreadable[type].some((name) => keywords[name] !== undefined);
    if (bound === "certain" && (isUnread || oneOf !== undefined)) return undefined;
    const hasPatterns = keywords.patternProperties !== undefined;
    const factors = [
      [[hasPatterns ? withoutOthers(keywords) : keywords]],
      ...[...($ref === undefined ? [] : [$ref.value]), ...(allOf?.value ?? [])].map(visit),
      ...[anyOf, oneOf].flatMap((union) => (union === undefined ? [] : [either(union.value.map(visit))])),
    ];
    return factors.reduce(joined);
  }

  function joined(
    before: readonly Alternative[] | undefined,
    next: readonly Alternative[] | undefined,
  ): readonly Alternative[] | undefined {
    const isLeftOut = next === undefined || (before?.length ?? 0) * next.length > mostAlternatives;
    if (before === undefined || isLeftOut) return bound === "possible" ? before : undefined;
    return before.flatMap((each) => next.map((other) => [...each, ...other]));
  }

  function either(members: readonly (readonly Alternative[] | undefined)[]): readonly Alternative[] | undefined {
    return members.every((member) => member !== undefined) ? members.flat() : undefined;
  }
}

const mostAlternatives = 64;

/** Which properties are others depends on the patterns. */
function withoutOthers({ additionalProperties: _, ...keywords }: Keywords): Keywords {
  return keywords;
}

const inPlace = ["not", "if", "$dynamicRef"] as const satisfies readonly KeywordName[];

/** What says something of lists or of objects and is not read here. */
const unreadable: Readonly<Record<"array" | "object", readonly KeywordName[]>> = {
  array: [...inPlace, "contains", "unevaluatedItems"],
  object: [
    ...inPlace,
    ...(["patternProperties", "propertyNames", "unevaluatedProperties"] as const),
    ...(["dependentRequired", "dependentSchemas"] as const),
  ],
};
