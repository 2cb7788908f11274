import type { SchemaId } from "../../../2-normalise/api.js";
import type { Exclusion, JsonType, Union } from "../../../3-analyse/model.js";
import { inWords, shownValue } from "../../../compare/words.js";
import type { ExclusionExplanation } from "./explanation.js";

/** What cannot tell the variants of a union apart, in sentences. */
export function exclusionsOf({ exclusions }: Union, nameOf: (id: SchemaId) => string): readonly ExclusionExplanation[] {
  return exclusions.map((exclusion) => ({
    way: wayOf(exclusion),
    kind: exclusion.kind,
    sentence: sentenceOf(exclusion, nameOf),
  }));
}

function wayOf({ kind }: Exclusion): ExclusionExplanation["way"] {
  switch (kind) {
    case "tag-not-object":
    case "null-repeated":
    case "tag-nowhere":
    case "tag-missing":
    case "tag-shared":
    case "tag-optional":
    case "tag-unproven":
    case "tag-alone":
      return "tag";
    case "type-shared":
      return "type";
    case "property-not-object":
    case "property-open":
    case "property-shared":
      return "property";
    default:
      return kind satisfies never;
  }
}

function sentenceOf(exclusion: Exclusion, nameOf: (id: SchemaId) => string): string {
  const name = (id: SchemaId) => `\`${nameOf(id)}\``;
  switch (exclusion.kind) {
    case "tag-not-object":
    case "property-not-object":
      return notObject(name(exclusion.variant), exclusion.types);
    case "null-repeated":
      return "`oneOf` lists `null` more than once, so `null` itself is never valid.";
    case "tag-nowhere":
      return "No variant has a property with a `const` or `enum`.";
    case "tag-missing": {
      const { property, variants } = exclusion;
      return `Nothing says for certain which values of \`${property}\` are those of ${someOf(variants.map(name))}.`;
    }
    case "tag-shared": {
      const { property, tag, first, second } = exclusion;
      if (first === second) return `${name(first)} is listed more than once.`;
      return `${name(first)} and ${name(second)} both allow \`${property}\`: ${shownValue(tag)}.`;
    }
    case "tag-optional": {
      const { property, variant, untagged } = exclusion;
      return `\`${property}\` is optional in ${name(variant)}, and ${name(untagged)} has none: a value without it may be either.`;
    }
    case "tag-unproven":
      return `${name(exclusion.variant)} also accepts values of \`${exclusion.property}\` that are not its own.`;
    case "tag-alone":
      return `Only ${name(exclusion.variant)} lists values of \`${exclusion.property}\`, and several of them: they need not be tags.`;
    case "type-shared":
      return `${name(exclusion.first)} and ${name(exclusion.second)} both accept ${plurals[exclusion.type]}.`;
    case "property-open":
      return `${name(exclusion.variant)} allows properties that it does not list.`;
    case "property-shared":
      return `${name(exclusion.variant)} requires no property that only it allows.`;
    default:
      return exclusion satisfies never;
  }
}

/** Only objects have properties. */
function notObject(variant: string, types: readonly JsonType[]): string {
  if (types.length === Object.keys(plurals).length)
    return `Nothing limits ${variant} to objects: it accepts values of every JSON type.`;
  const others = inWords(
    types.filter((type) => type !== "object").map((type) => plurals[type]),
    "and",
  );
  return types.includes("object")
    ? `${variant} accepts not only objects, but also ${others}.`
    : `${variant} accepts ${others}, and only objects have properties.`;
}

/** The JSON types in words. */
export const plurals: Readonly<Record<JsonType, string>> = {
  null: "`null`",
  boolean: "booleans",
  object: "objects",
  array: "arrays",
  number: "numbers",
  string: "strings",
};

/** A list that may be long, cut short. */
export function someOf(items: readonly string[], last: "and" | "or" = "and"): string {
  const left = items.length - longest;
  return inWords(left > 1 ? [...items.slice(0, longest), `${left} more`] : items, last);
}

const longest = 5;
