import type { TypeName } from "../../2-normalise/api.js";
import { jsonTypeOf } from "../../3-analyse/value-facts.js";
import type { Span } from "../../diagnostics/source.js";
import type { Change } from "../change.js";
import { type Finding, type Pair, type SchemaRule, typesVerdict } from "../finding.js";
import { type Edit, withKeywords, withValue } from "../keyword-edits.js";
import { changeOf } from "../named-changes.js";
import type { Unwrapped } from "../nullable-wrappings.js";
import type { Said, Sides } from "../sides.js";
import { inWords } from "../words.js";

/**
 * `type` (Validation §6.1.1), and bytes in the place of one. `null` is told apart from the other types: people say that
 * something is nullable.
 */
export const typesRule: SchemaRule = {
  keywords: ["type", "bytes"],
  compare(pair, { sides }) {
    const [old, now] = [typesIn(pair.old), typesIn(pair.new)];
    const findings = [nullFinding(old, now), typesFinding(pair)];
    // Bytes are no keyword of plain JSON Schema that could change by itself.
    const hasBytes = [old, now].some((types) => types?.includes("bytes"));
    const whole = hasBytes ? { alone: "all" as const } : {};
    const places = { old: placeOf(pair.old), new: placeOf(pair.new) };
    return findings.flatMap((found) => {
      if (found === undefined) return [];
      const source = typesVerdict(pair, sides, "surface");
      return [changeOf({ ...found, ...whole, source, ...places }, pair, sides)];
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

type Types = readonly (TypeName | "bytes")[] | undefined;

function typesIn({ keywords: { type, bytes } }: Said): Types {
  return bytes === undefined ? type?.value : ["bytes", ...bytes.value.or];
}

function placeOf({ at, keywords: { type, bytes } }: Said): Span {
  return type?.keyAt ?? bytes?.keyAt ?? at;
}

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

function withoutNull<T extends string>(types: readonly T[] | undefined): readonly T[] | undefined {
  const others = types?.filter((type) => type !== "null");
  return others?.length === 0 ? types : others;
}

function typesFinding({ old, new: now }: Pair): Found | undefined {
  const [before, after] = [withoutNull(typesIn(old)), withoutNull(typesIn(now))];
  if (before === undefined && after === undefined) return undefined;
  if (before !== undefined && after !== undefined) {
    const found = typesChange(before, after);
    return found && { ...found, alone: otherTypes };
  }
  // A list of values says their types, too.
  const [listed, listedNow] = [before ?? listedTypes(old), after ?? listedTypes(now)];
  if (listed !== undefined && listedNow !== undefined) {
    const found = typesChange(listed, listedNow);
    const what = `is ${asTypes(listedNow)} now, and was ${asTypes(listed)}`;
    return found && { ...found, what, alone: withKeywords("type", "enum", "const") };
  }
  const found = before === undefined ? typesSaid(old, after) : typesUnsaid(before, now);
  return { ...found, alone: otherTypes, values: "values of other types" };
}

function typesSaid(old: Said, now: Types): Pick<Found, "suffix" | "what"> {
  const before = saysMore(old) ? "said no `type` before" : "could be anything before";
  return { suffix: "type-specialized", what: `must be ${asTypes(now)} now, and ${before}` };
}

function typesUnsaid(old: Types, now: Said): Pick<Found, "suffix" | "what"> {
  const what = saysMore(now)
    ? `says no \`type\` any more, and said ${asTypes(old)} before`
    : `may be anything now, and was ${asTypes(old)} before`;
  return { suffix: "type-generalized", what };
}

/** Whether what a value may be is said by schemas that are joined, or are alternatives, where no type is said. */
function saysMore({ keywords }: Said): boolean {
  return (["$ref", "allOf", "anyOf", "oneOf", "not", "if", "enum", "const"] as const).some(
    (keyword) => keywords[keyword] !== undefined,
  );
}

/** The types of the values that a schema lists; `null` is told of by itself. */
function listedTypes({ keywords }: Said): Types {
  const values = keywords.const === undefined ? keywords.enum?.value : [keywords.const.value];
  const types = values?.map((value) => (Number.isInteger(value) ? "integer" : jsonTypeOf(value)) as TypeName);
  return types && withoutNull([...new Set(types)]);
}

function typesChange(old: NonNullable<Types>, now: NonNullable<Types>): Omit<Found, "alone"> | undefined {
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

function valuesOf(types: NonNullable<Types>): string {
  return types.includes("bytes") ? asTypes(types) : `values of the type ${asTypes(types)}`;
}

function covers(types: NonNullable<Types>, type: NonNullable<Types>[number]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function asTypes(types: Types): string {
  return inWords(
    (types ?? []).map((type) => (type === "bytes" ? type : `\`${type}\``)),
    "or",
  );
}
