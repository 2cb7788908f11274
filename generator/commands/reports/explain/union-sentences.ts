import type { KeywordSchema, SchemaId } from "../../../2-normalise/api.js";
import type { TagDiscrimination, Union } from "../../../3-analyse/model.js";
import { someOf } from "./exclusions.js";
import type { TagOrigin } from "./explanation.js";
import type { Subjects } from "./subjects.js";

/** How the variants of a union are told apart, and what makes a value valid, in sentences. */
export function unionSentences(union: Union, schema: KeywordSchema, { nameOf }: Subjects): readonly string[] {
  const { keyword, discrimination, impossible } = union;
  const names = (ids: readonly SchemaId[]) => someOf([...new Set(ids)].map((id) => `\`${nameOf(id)}\``));
  const valid = [
    keyword === "oneOf" ? "Exactly one variant must accept a value." : "At least one variant must accept a value.",
    ...(keyword === "oneOf" && schema.keywords.anyOf !== undefined
      ? ["The `anyOf` beside it must accept it, too."]
      : []),
    ...(impossible.length === 0 ? [] : [`No value is valid for ${names(impossible)}.`]),
  ];
  switch (discrimination.by) {
    case "tag": {
      const origin = tagOrigin(discrimination, union, schema);
      const decides = `It decides: the variant that the tag names must accept a value. \`${keyword}\` does not count who else would.`;
      return [
        `Told apart by the tag \`${discrimination.property}\`, ${originText(origin, schema)}.`,
        ...(origin === "discriminator" ? [decides, ...valid.slice(1)] : valid),
        ...tagDoubts(union, discrimination, names),
      ];
    }
    case "type":
      return ["Told apart by JSON type: no two variants accept values of one type.", ...valid];
    case "property":
      return [
        "Told apart by a property that the variant requires and no other variant allows.",
        ...valid,
        ...(union.decisive ? [] : ["`null` is a variant of its own."]),
      ];
    case "trial":
      return ["Told apart only by trial: the validators of the variants are asked one after the other.", ...valid];
    default:
      return discrimination satisfies never;
  }
}

/** What makes a property the tag of a union. */
export function tagOrigin(
  { property }: TagDiscrimination,
  { declared }: Union,
  { keywords }: KeywordSchema,
): TagOrigin {
  if (declared) return "discriminator";
  return keywords.discriminator?.value.propertyName === property ? "annotation" : "inference";
}

function originText(origin: TagOrigin, { keywords }: KeywordSchema): string {
  const mapping = (keywords.discriminator?.value.mapping.size ?? 0) > 0 ? "with a mapping" : "without a mapping";
  switch (origin) {
    case "discriminator":
      return `which the discriminator declares ${mapping}`;
    case "annotation":
      return `which the discriminator names ${mapping}; it only annotates`;
    case "inference":
      return "which is inferred: no two variants share a value of it";
    default:
      return origin satisfies never;
  }
}

/** What the tag does not say by itself. */
function tagDoubts(
  { assigned, decisive }: Union,
  { property, untagged, absent }: TagDiscrimination,
  names: (ids: readonly SchemaId[]) => string,
): readonly string[] {
  const doubt =
    untagged === undefined
      ? "The tag alone does not prove the variant"
      : `A value with a tag may still be a valid ${names([untagged])}`;
  const either = absent.length === 1 ? "is of that one" : "may be any of these";
  return [
    ...(assigned.length === 0
      ? []
      : [`By themselves, ${names(assigned)} also ${assigned.length === 1 ? "accepts" : "accept"} other values of it.`]),
    ...(decisive ? [] : [`${doubt}, so guards and matchers also ask the variant's validator.`]),
    ...(untagged !== undefined || absent.length === 0
      ? []
      : [`\`${property}\` is optional in ${names(absent)}: a value without it ${either}.`]),
  ];
}
