import type { Api, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import { schemasOf } from "../2-normalise/operation-schemas.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { arrayShape } from "./array-shapes.js";
import { type Conjunction, conjunctionOf, isMixin, typedKeywordOf } from "./conjunctions.js";
import type { Facts } from "./facts.js";
import type { JsonType, Property, Shape, Union } from "./model.js";
import { objectShape } from "./object-shapes.js";
import { resolve, schemaOf } from "./references.js";
import { intersectionOf as commonOf, isSubset } from "./sets.js";
import { intersectionOf, neverShape, shapeOfType, unionOf, unknownShape, withoutNull } from "./shape-algebra.js";
import { allTypes, jsonTypeOf, type Scalar } from "./value-facts.js";
import { variantShaper } from "./variant-shapes.js";

/** What the enclosing schemas, which apply to the same value, already determine. */
interface OuterSchemas {
  readonly types: ReadonlySet<JsonType>;
  readonly propertyOf: (name: string) => Property | undefined;
  /** Whether nothing is reported: it was already, or the schema is not part of any type. */
  readonly quiet: boolean;
}

const alone: OuterSchemas = { types: allTypes, propertyOf: () => undefined, quiet: false };

/**
 * What TypeScript can express of every schema. The shape of a union's member is the one inside that union, whose schema
 * may determine the type.
 *
 * Reports where a type is `unknown` because `type` is missing.
 */
export function shapesOf(
  api: Api,
  facts: Facts,
  unions: ReadonlyMap<SchemaId, Union>,
  diagnostics: Diagnostics,
): ReadonlyMap<SchemaId, Shape> {
  const shapes = new Map<SchemaId, Shape>();
  const entered = new Set<SchemaId>();
  for (const id of api.named.keys()) shapes.set(id, build(id, alone));
  for (const { id } of api.operations.flatMap(schemasOf)) shapeOfSubschema(id);
  // The remaining schemas are not part of any type: those under `not`, for example.
  for (const id of api.schemas.keys()) {
    const target = resolve(api, id);
    if (!shapes.has(target)) shapes.set(target, build(target, { ...alone, quiet: true }));
    if (!shapes.has(id)) shapes.set(id, shapeOfSubschema(id));
  }
  return shapes;

  /** The shape of a schema that another one applies to a property or item. */
  function shapeOfSubschema(id: SchemaId): Shape {
    const target = resolve(api, id);
    if (api.named.has(target)) return { kind: "reference", id: target };
    const known = shapes.get(target);
    if (known !== undefined) return known;
    // An unnamed schema inside itself: a recursive type needs a name, so this one is looser.
    if (entered.has(target)) return unknownShape;
    entered.add(target);
    const shape = build(target, alone);
    shapes.set(target, shape);
    return shape;
  }

  function build(id: SchemaId, around: OuterSchemas): Shape {
    const schema = schemaOf(api, id);
    const types = commonOf(facts.values(id).types, around.types);
    if (types.size === 0) return neverShape;
    if (schema.kind === "boolean") return unknownShape;
    const conjunction = conjunctionOf(id, types, api, facts);
    const { values } = facts.values(id);
    if (values !== undefined && conjunction.schemas.some(listsValues)) return shapeOfValues(values, types);
    const reported = around.quiet || reportMissingType(conjunction, types);
    const own = bytesShape(conjunction, types) ?? ownShape(id, conjunction, types, around);
    const propertyOf = (name: string) =>
      objectIn(own)?.properties.find((property) => property.name === name) ?? around.propertyOf(name);
    const unionsInside = conjunction.schemas.flatMap((each) =>
      unionShapes(each, { types, propertyOf, quiet: reported }),
    );
    const references = conjunction.references.map((reference): Shape => ({ kind: "reference", id: reference }));
    if (own !== undefined) return intersectionOf([...references, own, ...unionsInside]);
    const elsewhere = [...references, ...unionsInside];
    const isSaid =
      types.size === allTypes.size ||
      conjunction.references.some((reference) => isSubset(facts.values(reference).types, types)) ||
      unionsInside.some(({ kind }) => kind !== "unknown");
    // The types alone are added only if no other member expresses them.
    return intersectionOf(isSaid ? elsewhere : [...elsewhere, unionOf([...types].map(shapeOfType))]);
  }

  /** The properties and items that a conjunction declares itself; undefined if it declares none. */
  function ownShape(
    id: SchemaId,
    conjunction: Conjunction,
    types: ReadonlySet<JsonType>,
    around: OuterSchemas,
  ): Shape | undefined {
    if (types.size === allTypes.size) return undefined;
    const context = {
      api,
      facts,
      required: facts.properties(id).required,
      shapeOfSubschema,
      outerProperty: around.propertyOf,
    };
    const parts = new Map<JsonType, Shape | undefined>([
      ["object", types.has("object") ? objectShape(conjunction, context) : undefined],
      ["array", types.has("array") ? arrayShape(conjunction, facts, shapeOfSubschema) : undefined],
    ]);
    if ([...parts.values()].every((part) => part === undefined)) return undefined;
    return unionOf([...types].map((type) => parts.get(type) ?? shapeOfType(type)));
  }

  function unionShapes(schema: KeywordSchema, inside: OuterSchemas): readonly Shape[] {
    return (["anyOf", "oneOf"] as const).flatMap((keyword) => {
      const members = schema.keywords[keyword]?.value;
      if (members === undefined) return [];
      const union = unions.get(schema.id);
      const asVariant = union?.keyword === keyword ? variantShaper(union, facts) : undefined;
      const shapesOfMembers = members.map((member) => {
        const id = resolve(api, member);
        const shape = shapeOfMember(id, inside);
        return asVariant === undefined ? shape : asVariant(id, shape);
      });
      return [unionOf(shapesOfMembers)];
    });
  }

  /** A named member of a union is a reference, unless its own type is too loose here (`isMixin`). */
  function shapeOfMember(id: SchemaId, inside: OuterSchemas): Shape {
    if (api.named.has(id)) {
      const { types } = facts.values(id);
      if (commonOf(types, inside.types).size === 0) return neverShape;
      if (isMixin(id, inside.types, api, facts)) return build(id, inside);
      const reference: Shape = { kind: "reference", id };
      return types.has("null") && !inside.types.has("null") ? withoutNull(reference) : reference;
    }
    const shape = build(id, inside);
    shapes.set(id, shape);
    return shape;
  }

  /** Returns whether it reported. */
  function reportMissingType({ schemas }: Conjunction, types: ReadonlySet<JsonType>): boolean {
    if (types.size < allTypes.size) return false;
    const untyped = schemas.flatMap((schema) => typedKeywordOf(schema) ?? []);
    for (const { keyword, type, at } of untyped) diagnostics.report("type-missing", at, { keyword, type });
    return untyped.length > 0;
  }
}

/** The object among what a schema declares itself, which may be null besides. */
function objectIn(own: Shape | undefined): Extract<Shape, { readonly kind: "object" }> | undefined {
  const members = own?.kind === "union" ? own.members : [own];
  return members.find((member) => member?.kind === "object");
}

/** Bytes, and the other types that values may have; undefined if values are not bytes. */
function bytesShape({ schemas }: Conjunction, types: ReadonlySet<JsonType>): Shape | undefined {
  if (!schemas.some(({ keywords }) => keywords.bytes !== undefined)) return undefined;
  const others = [...types].filter((type) => type !== "object");
  return unionOf([{ kind: "bytes" }, ...others.map(shapeOfType)]);
}

function listsValues({ keywords }: KeywordSchema): boolean {
  return keywords.enum !== undefined || keywords.const !== undefined;
}

function shapeOfValues(values: ReadonlySet<Scalar>, types: ReadonlySet<JsonType>): Shape {
  const possible = [...values].filter((value) => types.has(jsonTypeOf(value)));
  return unionOf(possible.map((value) => (value === null ? shapeOfType("null") : { kind: "literal", value })));
}
