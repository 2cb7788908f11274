import type { TypeName } from "../../2-normalise/api.js";
import type { Change } from "../change.js";
import { type Finding, type Pair, placesOf, type SchemaRule, typesVerdict } from "../finding.js";
import { type Edit, withValue } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import type { Unwrapped } from "../nullable-wrappings.js";
import type { Sides } from "../sides.js";
import { inWords } from "../words.js";

/** `type` (Validation §6.1.1). `null` is told apart from the other types: people say that something is nullable. */
export const typesRule: SchemaRule = {
  keywords: ["type"],
  compare(pair, { sides }) {
    const [old, now] = [pair.old.keywords.type?.value, pair.new.keywords.type?.value];
    const findings = [nullFinding(old, now), typesFinding(withoutNull(old), withoutNull(now))];
    return findings.flatMap((found) => {
      if (found === undefined) return [];
      const source = typesVerdict(pair, sides, "surface");
      return [changeOf({ ...found, source, ...placesOf(pair, "type") }, pair, sides)];
    });
  },
};

/** What became of `null` where it stood beside something in a union. */
export function nullabilityChanges(
  pair: Pair,
  { nullable, old: inner }: Extract<Unwrapped, { readonly kind: "schemas" }>,
  sides: Sides,
): readonly Change[] {
  if (nullable.old === nullable.new) return [];
  const source = typesVerdict(pair, sides, "surface");
  const { joined } = sides;
  const something = joined.idOf("old", inner);
  const located = <T>(value: T) => ({ value, at: pair.old.at, keyAt: pair.old.at });
  const alternatives = [something, ...(nullable.new ? [joined.add({ type: located(["null"]) }, pair.old)] : [])];
  const alone: Edit = () => ({ anyOf: located(alternatives) });
  const finding = { ...nullability[nullable.new ? "gained" : "lost"], alone, source };
  return [changeOf({ ...finding, old: pair.old.at, new: pair.new.at }, pair, sides)];
}

type Types = readonly TypeName[] | undefined;
type Found = Pick<Finding, "suffix" | "what" | "alone" | "values">;

const nullability = {
  gained: { suffix: "became-nullable", what: "may be `null` now", values: "`null` there" },
  lost: { suffix: "became-not-nullable", what: "may not be `null` any more", values: "`null` there" },
} as const satisfies Readonly<Record<string, Found>>;

function nullFinding(old: Types, now: Types): Found | undefined {
  if (old === undefined || now === undefined || old.includes("null") === now.includes("null")) return undefined;
  // Where nothing else is left, the type is another one.
  if (withoutNull(old)?.length === 0 || withoutNull(now)?.length === 0) return undefined;
  return now.includes("null")
    ? { ...nullability.gained, alone: withNull }
    : { ...nullability.lost, alone: withValue("type", (types) => types?.filter((type) => type !== "null")) };
}

/** An `enum` lists `null` too where it may be. */
const withNull: Edit = (old, now) => {
  const nullInEnum = withValue("enum", (before, after) =>
    before === undefined || before.includes(null) || !after?.includes(null) ? before : [...before, null],
  );
  return withValue("type", (types) => types && [...types, "null"])(nullInEnum(old, now), now);
};

/** The types as they are now, and `null` as it was. */
const otherTypes: Edit = withValue("type", (old, now) => {
  const others = withoutNull(now);
  return old?.includes("null") && others !== undefined ? [...new Set([...others, "null" as const])] : others;
});

function withoutNull(types: Types): Types {
  const others = types?.filter((type) => type !== "null");
  return others?.length === 0 ? types : others;
}

function typesFinding(old: Types, now: Types): Found | undefined {
  const found = typesChange(old, now);
  return found && { ...found, alone: otherTypes };
}

function typesChange(old: Types, now: Types): Omit<Found, "alone"> | undefined {
  if (old === undefined && now === undefined) return undefined;
  if (old === undefined || now === undefined) {
    return old === undefined
      ? {
          suffix: "type-specialized",
          what: `must be ${asTypes(now)} now, and could be anything before`,
          values: "values of other types",
        }
      : {
          suffix: "type-generalized",
          what: `may be anything now, and was ${asTypes(old)} before`,
          values: "values of other types",
        };
  }
  const gained = now.filter((type) => !covers(old, type));
  const lost = old.filter((type) => !covers(now, type));
  if (gained.length === 0 && lost.length === 0) return undefined;
  if (lost.length === 0) {
    const generalized = old.includes("integer") && gained.length === 1 && gained[0] === "number";
    return generalized
      ? {
          suffix: "type-generalized",
          what: "may be any number now, and not only an integer",
          values: "numbers that are no integers",
        }
      : { suffix: "list-of-types-widened", what: `may be ${asTypes(gained)} too`, values: valuesOf(gained) };
  }
  if (gained.length === 0) {
    const specialized = now.includes("integer") && lost.length === 1 && lost[0] === "number";
    return specialized
      ? {
          suffix: "type-specialized",
          what: "must be an integer now, and could be any number before",
          values: "numbers that are no integers",
        }
      : {
          suffix: "list-of-types-narrowed",
          what: `may not be ${asTypes(lost)} any more`,
          values: valuesOf(lost),
        };
  }
  return {
    suffix: "type-changed",
    what: `is ${asTypes(now)} now, and was ${asTypes(old)}`,
    values: "values of the other type",
  };
}

function valuesOf(types: readonly TypeName[]): string {
  return `values of the type ${asTypes(types)}`;
}

function covers(types: readonly TypeName[], type: TypeName): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function asTypes(types: Types): string {
  return inWords(
    (types ?? []).map((type) => `\`${type}\``),
    "or",
  );
}
