import type { JsonValue } from "../../1-load/tree.js";
import type { TypeName } from "../../2-normalise/api.js";
import type { JsonType } from "../../3-analyse/model.js";
import type { Check, Rule, Via } from "./program.js";
import { subjectOf } from "./types.js";

/**
 * A rule as the printers read it: the types that may pass, the checks for each of them, and the checks for values of
 * every type. Equivalent to the rule it came from, value by value.
 */
export interface Sorted {
  readonly types: Types;
  /** In the order in which they are looked at: types that nothing more is asked of come first. */
  readonly byType: ReadonlyMap<JsonType, readonly Check[]>;
  readonly always: readonly Check[];
}

/** What a test must find out about a value's type. */
export type Types =
  /** Nothing: every type may pass. */
  | { readonly kind: "any" }
  /** Nothing: the value is known to have it. */
  | { readonly kind: "known"; readonly type: JsonType }
  /** Whether the value has one of these, as the `type` at `via` asks. */
  | { readonly kind: "some"; readonly types: readonly TypeName[]; readonly via: Via };

const jsonTypes: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/**
 * Sorts a rule's checks by the type they speak of, and drops those that speak of types it refuses. `known` is the type
 * that values are known to have.
 */
export function sort({ checks }: Pick<Rule, "checks">, known?: JsonType): Sorted {
  const types = typesOf(checks);
  const rest = checks.filter(({ op }) => op !== "type");
  if (types === undefined) {
    if (known !== undefined) return { types: { kind: "known", type: known }, ...byTypeOf(rest, [known]) };
    return { types: { kind: "any" }, ...byTypeOf(rest, jsonTypes) };
  }
  const via = typeViaOf(checks);
  if (known !== undefined && !types.some((type) => jsonTypeOf(type) === known)) return nothing(via);
  if (rest.some(({ op }) => op === "equals")) {
    // Listed values that the type refuses cannot pass; those that are left tell the type.
    const listed = rest.map((check) => (check.op === "equals" ? narrowed(check, types) : check));
    if (listed.some((check) => check.op === "equals" && check.values.length === 0)) return nothing(via);
    return { types: { kind: "any" }, ...byTypeOf(listed, jsonTypes) };
  }
  if (types.length === 0) return nothing(via);
  if (known !== undefined && !types.includes("integer"))
    return { types: { kind: "known", type: known }, ...byTypeOf(rest, [known]) };
  const sorted = byTypeOf(rest, [...new Set(types.map(jsonTypeOf))]);
  const effort = (type: TypeName) => (sorted.byType.get(jsonTypeOf(type)) ?? []).length;
  const ordered = types.toSorted((a, b) => Math.sign(effort(a)) - Math.sign(effort(b)));
  return { types: { kind: "some", types: ordered, via }, ...sorted };
}

/** What keywords leave that exclude each other. */
function nothing(via: Via): Sorted {
  return { types: { kind: "any" }, byType: new Map(), always: [{ op: "never", keyword: "type", via }] };
}

/** The types that all `type` keywords let pass; absent where there is none. An integer is a number. */
function typesOf(checks: readonly Check[]): readonly TypeName[] | undefined {
  const [first, ...others] = checks.flatMap((check) => (check.op === "type" ? [check.types] : []));
  if (first === undefined) return undefined;
  const met = others.reduce(meet, first);
  return met.filter((type) => type !== "integer" || !met.includes("number"));
}

/** Where the `type` stands that lets the fewest types pass. */
function typeViaOf(checks: readonly Check[]): Via {
  const asked = checks.flatMap((check) => (check.op === "type" ? [check] : []));
  return asked.toSorted((a, b) => a.types.length - b.types.length)[0]?.via ?? "";
}

type Listed = Extract<Check, { readonly op: "equals" }>;

function narrowed(listed: Listed, types: readonly TypeName[]): Listed {
  return { ...listed, values: listed.values.filter((value) => types.some((type) => isOf(value, type))) };
}

function byTypeOf(checks: readonly Check[], types: readonly JsonType[]): Pick<Sorted, "byType" | "always"> {
  return {
    byType: new Map(types.map((type) => [type, checks.filter((check) => subjectOf(check) === type)])),
    always: checks.filter((check) => subjectOf(check) === undefined),
  };
}

/** Types that both lists let pass; an integer is a number. */
function meet(a: readonly TypeName[], b: readonly TypeName[]): readonly TypeName[] {
  const narrow = (types: readonly TypeName[], others: readonly TypeName[]) =>
    types.filter((type) => others.includes(type) || (type === "integer" && others.includes("number")));
  return [...new Set([...narrow(a, b), ...narrow(b, a)])];
}

export function jsonTypeOf(type: TypeName): JsonType {
  return type === "integer" ? "number" : type;
}

function isOf(value: JsonValue, type: TypeName): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
