import {
  conditions,
  containing,
  definitions,
  dependents,
  unevaluatedItems,
  unevaluatedProperties,
} from "./applicators.js";
import type { Draw } from "./draw.js";
import { formatNames, numberFormats } from "./format-samples.js";
import {
  type Components,
  constants,
  divisors,
  maybe,
  numbers,
  patterns,
  propertyNames,
  record,
  times,
  typeNames,
  type WrittenKeywords,
  type WrittenSchema,
} from "./written.js";

/** What a schema may contain and refer to. */
interface Scope {
  /** How many levels of schemas it may contain. */
  readonly budget: number;
  /** The schemas that it may refer to for the same value. */
  readonly reachable: readonly string[];
  /** The schemas that it may refer to for parts of the value. */
  readonly names: readonly string[];
}

/** Component schemas: those that refer to each other, unions with a discriminator, and a ladder. */
export function componentsOf(draw: Draw, count: number): Components {
  const components = referringComponents(draw, count);
  const scope: Scope = { budget: 2, reachable: [], names: Object.keys(components) };
  const families = ["U", "V", "W"].map((name) => discriminated(draw, name, scope));
  return Object.assign(components, ...families, ladder(draw, scope));
}

/**
 * Component schemas that refer to each other. For the same value, a schema refers only to later ones, so that no
 * reference leads back to itself; for parts of the value it may refer to any.
 */
export function referringComponents(draw: Draw, count: number): Components {
  const unusualNames = new Map([
    [5, "toString"],
    [6, "__proto__"],
    [7, "a.b-c"],
  ]);
  const names = Array.from({ length: count }, (_, index) => unusualNames.get(index) ?? `S${index}`);
  // Some have `$defs`, which others may refer to as they do to components.
  const definitionsOf = names.map((name, index) => (index % 4 === 3 ? definitions(name, draw) : []));
  const referable = [
    ...names,
    ...definitionsOf.flatMap((ownDefinitions) => ownDefinitions.map(({ pointer }) => pointer)),
  ];
  const schemas = names.map((_, index) => {
    const reachable = [
      ...names.slice(index + 1),
      ...definitionsOf.slice(index + 1).flatMap((ownDefinitions) => ownDefinitions.map(({ pointer }) => pointer)),
    ];
    const make = (more: readonly string[] = []) =>
      schemaOf(draw, { budget: 3, reachable: [...reachable, ...more], names: referable });
    const ownDefinitions = definitionsOf[index] ?? [];
    if (ownDefinitions.length === 0) return make();
    const $defs = record(
      ownDefinitions.map(({ name }) => name),
      ownDefinitions.map(() => make()),
    );
    const schema = make(
      times(
        4,
        ownDefinitions.map(({ pointer }) => pointer),
      ).flat(),
    );
    return typeof schema === "boolean" ? { $defs } : { ...schema, $defs };
  });
  return record(names, schemas);
}

/** Schemas that each refer to several later ones, so that many paths lead to the last ones. */
function ladder(draw: Draw, scope: Scope): Components {
  const steps = ["L0", "L1", "L2", "L3", "L4", "L5"];
  const schemas = steps.map((_, index) => ({
    ...objectKeywords(draw, scope),
    allOf: [{}, ...draw.some(steps.slice(index + 1), 3).map((name) => reference(draw, [name]))],
  }));
  return record(steps, schemas);
}

/** A union with a discriminator, and its variants: some declare their tags, some are mapped. */
function discriminated(draw: Draw, name: string, scope: Scope): Components {
  const propertyName = draw.pick(propertyNames);
  const variants = ["A", "B", "C"].slice(0, 2 + draw.upTo(1)).map((letter) => {
    const tags = draw.pick([[letter], [letter, `${letter}2`], undefined]);
    const { properties, required, ...rest } = objectKeywords(draw, scope);
    const tag = tags === undefined ? { type: "string" } : tags.length === 1 ? { const: letter } : { enum: tags };
    const isDeclared = draw.chance(95);
    const schema = {
      type: "object",
      ...rest,
      properties: { ...(properties as object), ...(isDeclared ? { [propertyName]: tag } : {}) },
      required: draw.chance(90) ? [propertyName] : [],
    };
    return { name: `${name}${letter}`, tags, schema, isDeclared };
  });
  // A variant that does not declare the property could contradict the mapping, which is an error.
  const mapping = variants
    .filter(({ isDeclared }) => isDeclared && draw.chance(60))
    .map(({ name, tags }) => [tags?.[0] ?? `as-${name}`, name]);
  const union = {
    [draw.pick(["oneOf", "anyOf"])]: variants.map((variant) => reference(draw, [variant.name])),
    discriminator: { propertyName, ...maybe(draw, 70, () => ({ mapping: Object.fromEntries(mapping) })) },
  };
  return { [name]: union, ...Object.fromEntries(variants.map((variant) => [variant.name, variant.schema])) };
}

function schemaOf(draw: Draw, scope: Scope): WrittenSchema {
  const { budget, reachable } = scope;
  const deeper = { ...scope, budget: budget - 1 };
  const leaves: readonly (() => WrittenSchema)[] = [
    ...times(5, () => typed(draw, deeper)),
    ...times(2, () => listed(draw)),
    () => draw.chance(50),
    () => ({ ...stringKeywords(draw), ...numberKeywords(draw) }),
    ...(reachable.length > 0 ? times(2, () => reference(draw, reachable)) : []),
  ];
  if (budget <= 0) return draw.pick(leaves)();
  return draw.pick<() => WrittenSchema>([
    ...leaves,
    ...times(6, () => typed(draw, scope)),
    () => ({ ...objectKeywords(draw, scope), ...arrayKeywords(draw, scope) }),
    ...times(2, () => ({ ...maybe(draw, 40, () => typed(draw, deeper)), allOf: several(draw, deeper) })),
    () => ({
      allOf: [{ type: [draw.pick(typeNames), "integer"] }, { type: ["number", draw.pick(typeNames)] }].map(distinct),
    }),
    ...times(2, () => ({ ...maybe(draw, 30, () => typed(draw, deeper)), anyOf: several(draw, deeper) })),
    ...times(2, () => ({ ...maybe(draw, 30, () => typed(draw, deeper)), oneOf: several(draw, deeper) })),
    () => ({ ...maybe(draw, 50, () => typed(draw, deeper)), not: schemaOf(draw, deeper) }),
    () => ({ anyOf: [schemaOf(draw, deeper), { type: "null" }] }),
    ...times(2, () => taggedUnion(draw, deeper)),
    ...times(2, () => ({
      ...maybe(draw, 50, () => typed(draw, deeper)),
      ...conditions(draw, () => schemaOf(draw, deeper)),
    })),
    ...times(2, () => unevaluated(draw, deeper)),
    () => ({ ...maybe(draw, 80, () => reference(draw, reachable)), ...objectKeywords(draw, deeper) }),
  ])();
}

/** Schemas that describe the same object or array, and `unevaluated*` beside them. */
function unevaluated(draw: Draw, scope: Scope): WrittenKeywords {
  const make = () => schemaOfSame(draw, scope);
  return {
    ...maybe(draw, 50, () => (draw.chance(60) ? objectKeywords(draw, scope) : arrayKeywords(draw, scope))),
    ...maybe(draw, 50, () => ({ [draw.pick(["allOf", "anyOf", "oneOf"])]: several(draw, scope) })),
    ...maybe(draw, 30, () => conditions(draw, make)),
    ...maybe(draw, 20, () => dependents(draw, make)),
    ...maybe(draw, 25, () => reference(draw, scope.reachable)),
    ...maybe(draw, 60, () => unevaluatedProperties(draw, () => schemaOfPart(draw, scope))),
    ...maybe(draw, 50, () => unevaluatedItems(draw, () => schemaOfPart(draw, scope))),
  };
}

function distinct({ type }: { readonly type: readonly string[] }): WrittenSchema {
  return { type: [...new Set(type)] };
}

/** One to three schemas for the same value; sometimes one of them occurs twice. */
function several(draw: Draw, scope: Scope): readonly WrittenSchema[] {
  const schemas = Array.from({ length: 1 + draw.upTo(2) }, () => schemaOf(draw, scope));
  return draw.chance(8) ? [...schemas, draw.pick(schemas)] : schemas;
}

function typed(draw: Draw, scope: Scope): WrittenKeywords {
  const first = draw.chance(40) ? draw.pick(["object", "array"]) : draw.pick(typeNames);
  const types = draw.chance(70) ? [first] : [first, ...draw.some(typeNames, 2)];
  const has = (...names: readonly string[]) => names.some((name) => types.includes(name));
  return {
    type: types.length === 1 ? types[0] : [...new Set(types)],
    ...(has("string") || draw.chance(3) ? stringKeywords(draw) : {}),
    ...(has("number", "integer") || draw.chance(3) ? numberKeywords(draw) : {}),
    ...(scope.budget > 0 && (has("object") || draw.chance(3)) ? objectKeywords(draw, scope) : {}),
    ...(scope.budget > 0 && (has("array") || draw.chance(3)) ? arrayKeywords(draw, scope) : {}),
    ...maybe(draw, 6, () => listed(draw)),
  };
}

function listed(draw: Draw): WrittenKeywords {
  return draw.chance(50)
    ? { const: draw.pick(constants) }
    : { enum: [draw.pick(constants), ...draw.some(constants, 4)] };
}

function stringKeywords(draw: Draw): WrittenKeywords {
  return {
    ...maybe(draw, 25, () => ({ minLength: draw.upTo(3) })),
    ...maybe(draw, 25, () => ({ maxLength: draw.upTo(4) })),
    ...maybe(draw, 20, () => ({ pattern: draw.pick(patterns) })),
    ...maybe(draw, 20, () => ({ format: draw.pick(formatNames) })),
  };
}

function numberKeywords(draw: Draw): WrittenKeywords {
  const bound = (keyword: string) => maybe(draw, 20, () => ({ [keyword]: draw.pick(numbers) }));
  return {
    ...bound("minimum"),
    ...bound("exclusiveMinimum"),
    ...bound("maximum"),
    ...bound("exclusiveMaximum"),
    ...maybe(draw, 15, () => ({ multipleOf: draw.pick(divisors) })),
    ...maybe(draw, 10, () => ({ format: draw.pick(numberFormats) })),
  };
}

function objectKeywords(draw: Draw, scope: Scope): WrittenKeywords {
  const described = draw.some(propertyNames, 4);
  const mapOf = (keys: readonly string[]) =>
    record(
      keys,
      keys.map(() => schemaOfPart(draw, scope)),
    );
  return {
    ...maybe(draw, 90, () => ({ properties: mapOf(described) })),
    ...maybe(draw, 60, () => ({
      required: [...new Set([...draw.some(described, 3), ...draw.some(propertyNames, 1)])],
    })),
    ...maybe(draw, 35, () => ({ additionalProperties: draw.chance(60) ? draw.chance(30) : schemaOfPart(draw, scope) })),
    ...maybe(draw, 15, () => ({ patternProperties: mapOf([draw.pick(patterns), ...draw.some(patterns, 1)]) })),
    ...maybe(draw, 12, () => ({ propertyNames: draw.chance(70) ? stringKeywords(draw) : schemaOfPart(draw, scope) })),
    ...maybe(draw, 10, () => ({ minProperties: draw.upTo(3) })),
    ...maybe(draw, 10, () => ({ maxProperties: draw.upTo(4) })),
    ...maybe(draw, 10, () => dependents(draw, () => schemaOfSame(draw, scope))),
    ...maybe(draw, 10, () => unevaluatedProperties(draw, () => schemaOfPart(draw, scope))),
  };
}

function arrayKeywords(draw: Draw, scope: Scope): WrittenKeywords {
  return {
    ...maybe(draw, 70, () => ({ items: schemaOfPart(draw, scope) })),
    ...maybe(draw, 40, () => ({
      prefixItems: Array.from({ length: 1 + draw.upTo(2) }, () => schemaOfPart(draw, scope)),
    })),
    ...maybe(draw, 15, () => ({ uniqueItems: draw.chance(90) })),
    ...maybe(draw, 15, () => containing(draw, () => schemaOfPart(draw, scope))),
    ...maybe(draw, 10, () => unevaluatedItems(draw, () => schemaOfPart(draw, scope))),
    ...maybe(draw, 15, () => ({ minItems: draw.upTo(3) })),
    ...maybe(draw, 15, () => ({ maxItems: draw.upTo(3) })),
  };
}

/** A schema for the same value. */
function schemaOfSame(draw: Draw, scope: Scope): WrittenSchema {
  return schemaOf(draw, { ...scope, budget: scope.budget - 1 });
}

/** A schema for a part of the value. */
function schemaOfPart(draw: Draw, { budget, names }: Scope): WrittenSchema {
  return schemaOf(draw, { budget: budget - 1, reachable: names, names });
}

function reference(draw: Draw, reachable: readonly string[]): WrittenKeywords {
  return reachable.length === 0 ? {} : { $ref: `#/components/schemas/${draw.pick(reachable)}` };
}

/** A union with tags: strings, numbers or booleans, one or several for each variant, sometimes optional. */
function taggedUnion(draw: Draw, scope: Scope): WrittenKeywords {
  const property = draw.pick(propertyNames);
  const tags = draw.pick<readonly unknown[]>([
    ["a", "b", "c"],
    ["toString", "__proto__", ""],
    [1, 2, "1"],
    [true, false],
  ]);
  const variants = tags.map((tag, index): WrittenKeywords => {
    const value = index === 0 && draw.chance(20) ? { enum: [tag, "extra"] } : { const: tag };
    const { properties, required, ...rest } = objectKeywords(draw, scope);
    return {
      type: "object",
      ...rest,
      properties: { ...(properties as object), [property]: value },
      required: [...((required as string[] | undefined) ?? []).filter((name) => name !== property), property].slice(
        draw.chance(15) ? 1 : 0,
      ),
    };
  });
  const untagged = draw.chance(25) ? [{ type: "object", ...objectKeywords(draw, scope) }] : [];
  const nulls = draw.chance(10) ? [{ type: "null" }] : [];
  return { [draw.pick(["oneOf", "anyOf"])]: [...variants, ...untagged, ...nulls] };
}
