import type { KeywordSchema, SchemaId } from "../../../2-normalise/api.js";
import type { TagDiscrimination, Union } from "../../../3-analyse/model.js";
import { someOf } from "./exclusions.js";
import type { TagOrigin, UnionDecision } from "./explanation.js";
import type { Subjects } from "./subjects.js";

/** How the variants of a union are told apart, and what makes a value valid, in sentences. */
export function unionSentences(
  union: Union,
  decision: UnionDecision,
  schema: KeywordSchema,
  { nameOf }: Subjects,
): readonly string[] {
  const { keyword, discrimination } = union;
  const valid = [
    keyword === "oneOf" ? "Exactly one variant must accept a value." : "At least one variant must accept a value.",
    ...(keyword === "oneOf" && schema.keywords.anyOf !== undefined
      ? ["The `anyOf` beside it must accept it, too."]
      : []),
  ];
  switch (decision.by) {
    case "tag":
      return [
        tagSentence(decision, schema),
        ...(decision.from === "discriminator"
          ? [
              `It decides: the variant that the tag names must accept a value. \`${keyword}\` does not count who else would.`,
            ]
          : valid),
        ...tagDoubts(union, discrimination as TagDiscrimination, nameOf),
      ];
    case "type":
      return ["Told apart by JSON type: no two variants accept values of one type.", ...valid];
    case "property":
      return [
        "Told apart by a property that the variant requires and no other variant allows.",
        ...valid,
        ...(decision.decisive ? [] : ["`null` is a variant of its own."]),
      ];
    case "trial":
      return ["Told apart only by trial: the validators of the variants are asked one after the other.", ...valid];
    default:
      return decision satisfies never;
  }
}

function tagSentence(
  { property, from }: Extract<UnionDecision, { readonly by: "tag" }>,
  { keywords }: KeywordSchema,
): string {
  const isMapped = (keywords.discriminator?.value.mapping.size ?? 0) > 0;
  return `Told apart by the tag \`${property}\`, ${originText(from, isMapped ? "with a mapping" : "without a mapping")}.`;
}

function originText(from: TagOrigin, mapping: string): string {
  switch (from) {
    case "discriminator":
      return `which the discriminator declares ${mapping}`;
    case "annotation":
      return `which the discriminator names ${mapping}; it only annotates`;
    case "inference":
      return "which is inferred: no two variants share a value of it";
    default:
      return from satisfies never;
  }
}

/** What the tag does not say by itself. */
function tagDoubts(
  { assigned, decisive }: Union,
  { property, untagged, absent }: TagDiscrimination,
  nameOf: (id: SchemaId) => string,
): readonly string[] {
  const names = (ids: readonly SchemaId[]) => someOf([...new Set(ids)].map((id) => `\`${nameOf(id)}\``));
  const doubt =
    untagged === undefined
      ? "The tag alone does not prove the variant"
      : `A value with a tag may still be a valid \`${nameOf(untagged)}\``;
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
