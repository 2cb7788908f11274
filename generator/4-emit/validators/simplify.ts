import type { TypeName } from "../../2-normalise/api.js";
import { isOfType } from "../../2-normalise/json-types.js";
import type { JsonType } from "../../3-analyse/model.js";
import type { Check, Rule, Via } from "./program.js";
import { subjectOf } from "./types.js";

/**
 * A rule as the printers read it: the types that may pass, the checks for each of them, and the checks for values of
 * every type. Equivalent to the rule it came from, value by value.
 */
export interface Sorted {
  readonly types: Types;
  /** In the order of testing: types without further checks come first. */
  readonly byType: ReadonlyMap<JsonType, readonly Check[]>;
  readonly always: readonly Check[];
}

/** What a test must check about the type of a value. */
export type Types =
  /** Nothing: the rule allows every type. */
  | { readonly kind: "any" }
  /** Nothing: the value is known to have it. */
  | { readonly kind: "known"; readonly type: JsonType }
  /** Whether the value has one of these types. `via` is the path in the contract to the `type` keyword. */
  | { readonly kind: "some"; readonly types: readonly TypeName[]; readonly via: Via };

const jsonTypes: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/**
 * Sorts the checks of a rule by the type that they are about, and drops those about types that the rule refuses.
 * `knownType` is the type that the value is known to have.
 */
export function sort({ checks }: Pick<Rule, "checks">, knownType?: JsonType): Sorted {
  const types = typesOf(checks);
  const rest = checks.filter(({ op }) => op !== "type");
  if (types === undefined) {
    if (knownType !== undefined) return { types: { kind: "known", type: knownType }, ...byTypeOf(rest, [knownType]) };
    return { types: { kind: "any" }, ...byTypeOf(rest, jsonTypes) };
  }
  const via = typeViaOf(checks);
  if (knownType !== undefined && !types.some((type) => jsonTypeOf(type) === knownType)) return nothing(via);
  if (rest.some(({ op }) => op === "equals")) {
    // Values that the type refuses are removed from the list; the remaining ones make a check of the type needless.
    const listed = rest.map((check) => (check.op === "equals" ? narrowed(check, types) : check));
    if (listed.some((check) => check.op === "equals" && check.values.length === 0)) return nothing(via);
    return { types: { kind: "any" }, ...byTypeOf(listed, jsonTypes) };
  }
  if (types.length === 0) return nothing(via);
  if (knownType !== undefined && !types.includes("integer"))
    return { types: { kind: "known", type: knownType }, ...byTypeOf(rest, [knownType]) };
  const sorted = byTypeOf(rest, [...new Set(types.map(jsonTypeOf))]);
  const checkCount = (type: TypeName) => (sorted.byType.get(jsonTypeOf(type)) ?? []).length;
  const ordered = types.toSorted((a, b) => Math.sign(checkCount(a)) - Math.sign(checkCount(b)));
  return { types: { kind: "some", types: ordered, via }, ...sorted };
}

/** The sorted form of a rule that no value is valid for, as its keywords exclude each other. */
function nothing(via: Via): Sorted {
  return { types: { kind: "any" }, byType: new Map(), always: [{ op: "never", keyword: "type", via }] };
}

/** The types that all `type` keywords allow; `undefined` without any. An integer is a number. */
export function typesOf(checks: readonly Check[]): readonly TypeName[] | undefined {
  const [first, ...others] = checks.flatMap((check) => (check.op === "type" ? [check.types] : []));
  if (first === undefined) return undefined;
  const common = others.reduce(intersection, first);
  return common.filter((type) => type !== "integer" || !common.includes("number"));
}

/** The path in the contract to the `type` keyword that allows the fewest types. */
function typeViaOf(checks: readonly Check[]): Via {
  const typeChecks = checks.flatMap((check) => (check.op === "type" ? [check] : []));
  return typeChecks.toSorted((a, b) => a.types.length - b.types.length)[0]?.via ?? "";
}

export type Listed = Extract<Check, { readonly op: "equals" }>;

/** A list of values without those that the types refuse. */
export function narrowed(listed: Listed, types: readonly TypeName[]): Listed {
  return { ...listed, values: listed.values.filter((value) => types.some((type) => isOfType(value, type))) };
}

function byTypeOf(checks: readonly Check[], types: readonly JsonType[]): Pick<Sorted, "byType" | "always"> {
  return {
    byType: new Map(types.map((type) => [type, checks.filter((check) => subjectOf(check) === type)])),
    always: checks.filter((check) => subjectOf(check) === undefined),
  };
}

/** The types that both lists allow; an integer is a number. */
export function intersection(a: readonly TypeName[], b: readonly TypeName[]): readonly TypeName[] {
  const narrow = (types: readonly TypeName[], others: readonly TypeName[]) =>
    types.filter((type) => others.includes(type) || (type === "integer" && others.includes("number")));
  return [...new Set([...narrow(a, b), ...narrow(b, a)])];
}

export function jsonTypeOf(type: TypeName): JsonType {
  return type === "integer" ? "number" : type;
}
