import type { KeywordSchema, SchemaId } from "../../../2-normalise/api.js";
import { locationOf } from "../../../2-normalise/locations.js";
import type { Model, TagDiscrimination, Union, UnionCase } from "../../../3-analyse/model.js";
import { schemaOf } from "../../../3-analyse/references.js";
import { tagsByVariant } from "../../../3-analyse/variant-shapes.js";
import { exclusionsOf, someOf } from "./exclusions.js";
import type { Identification, TagOrigin, UnionDecision, UnionExplanation, VariantExplanation } from "./explanation.js";
import type { Subjects } from "./subjects.js";

/**
 * What was decided for each of these unions. A union and its views, as in requests, are explained once where the same was
 * decided for them.
 */
export function explainUnions(ids: Iterable<SchemaId>, model: Model, subjects: Subjects): readonly UnionExplanation[] {
  const explained = new Map<string, UnionExplanation>();
  for (const id of inDocumentOrder(ids, model)) {
    const union = model.unions.get(id);
    if (union === undefined) continue;
    const explanation = explainUnion(id, union, model, subjects);
    const { types, variants, ...shared } = explanation;
    // The cases of a view have guards of their own.
    const key = JSON.stringify({ ...shared, variants: variants.map((variant) => ({ ...variant, case: undefined })) });
    const first = explained.get(key);
    explained.set(key, first === undefined ? explanation : { ...first, types: [...first.types, ...types] });
  }
  return [...explained.values()];
}

function explainUnion(id: SchemaId, union: Union, model: Model, subjects: Subjects): UnionExplanation {
  const schema = schemaOf(model.api, id) as KeywordSchema;
  const { keyword } = union;
  const decision = decisionOf(union, schema);
  const type = model.names.get(id)?.type;
  return {
    subject: subjects.nameOf(id),
    pointer: locationOf(id),
    at: subjects.placeOf(schema.keywords[keyword]?.keyAt ?? schema.at),
    keyword,
    types: type === undefined ? [] : [type],
    decision,
    sentences: sentencesOf(union, decision, schema, subjects),
    variants: variantsOf(id, union, model, subjects),
    exclusions: exclusionsOf(union, subjects.nameOf),
  };
}

function decisionOf({ discrimination, declared, decisive }: Union, schema: KeywordSchema): UnionDecision {
  switch (discrimination.by) {
    case "tag": {
      const { property } = discrimination;
      const annotates = schema.keywords.discriminator?.value.propertyName === property;
      const from: TagOrigin = declared ? "discriminator" : annotates ? "annotation" : "inference";
      return { by: "tag", property, from, decisive };
    }
    case "type":
    case "trial":
      return { by: discrimination.by };
    case "property":
      return { by: "property", decisive };
    default:
      return discrimination satisfies never;
  }
}

function sentencesOf(
  union: Union,
  decision: UnionDecision,
  schema: KeywordSchema,
  { nameOf }: Subjects,
): readonly string[] {
  const names = (ids: readonly SchemaId[]) => someOf([...new Set(ids)].map((id) => `\`${nameOf(id)}\``));
  const valid =
    union.keyword === "oneOf"
      ? "Exactly one variant must accept a value."
      : "At least one variant must accept a value.";
  const { discrimination, assigned } = union;
  switch (decision.by) {
    case "tag":
      return [
        tagSentence(decision.property, decision.from),
        decision.from === "discriminator"
          ? `It decides: the variant that the tag names must accept a value. \`${union.keyword}\` does not count who else would.`
          : valid,
        ...(assigned.length === 0
          ? []
          : [
              `By themselves, ${names(assigned)} also ${assigned.length === 1 ? "accepts" : "accept"} other values of it.`,
            ]),
        ...(decision.decisive
          ? []
          : [
              `${doubt(discrimination as TagDiscrimination)}, so guards and matchers also ask the variant's validator.`,
            ]),
        ...absenceSentences(discrimination as TagDiscrimination, names),
      ];
    case "type":
      return ["Told apart by JSON type: no two variants accept values of one type.", valid];
    case "property":
      return ["Told apart by a property that the variant requires and no other variant allows.", valid];
    case "trial":
      return ["Told apart only by trial: the validators of the variants are asked one after the other.", valid];
    default:
      return decision satisfies never;
  }

  function doubt({ untagged }: TagDiscrimination): string {
    return untagged === undefined
      ? "The tag alone does not prove the variant"
      : `A value with a tag may still be a valid \`${nameOf(untagged)}\``;
  }

  function tagSentence(property: string, from: TagOrigin): string {
    const mapping =
      (schema.keywords.discriminator?.value.mapping.size ?? 0) > 0 ? "with a mapping" : "without a mapping";
    switch (from) {
      case "discriminator":
        return `Told apart by the tag \`${property}\`, which the discriminator declares ${mapping}.`;
      case "annotation":
        return `Told apart by the tag \`${property}\`, which the discriminator names ${mapping}; it only annotates.`;
      case "inference":
        return `Told apart by the tag \`${property}\`, which is inferred: no two variants share a value of it.`;
      default:
        return from satisfies never;
    }
  }
}

function absenceSentences(
  { property, untagged, absent }: TagDiscrimination,
  names: (ids: readonly SchemaId[]) => string,
): readonly string[] {
  if (untagged !== undefined || absent.length === 0) return [];
  if (absent.length === 1)
    return [`\`${property}\` is optional in ${names(absent)}: a value without it is of that one.`];
  return [`\`${property}\` is optional in ${names(absent)}: a value without it may be any of these.`];
}

function variantsOf(id: SchemaId, union: Union, model: Model, subjects: Subjects): readonly VariantExplanation[] {
  const cases = model.cases.get(id) ?? [];
  const variants = identifiedVariants(union).map(([variant, identifiedBy]): VariantExplanation => {
    const found = cases.find(({ match }) => match.kind === "variant" && match.variant === variant);
    return {
      name: subjects.nameOf(variant),
      pointer: locationOf(variant),
      at: subjects.schemaAt(variant),
      identifiedBy,
      case: caseOf(found),
    };
  });
  return variants;
}

function caseOf(found: UnionCase | undefined): VariantExplanation["case"] {
  return found === undefined ? null : { name: found.name, guard: found.guard };
}

function identifiedVariants({ discrimination }: Union): readonly (readonly [SchemaId, Identification])[] {
  switch (discrimination.by) {
    case "tag": {
      const { untagged, nulls, sources, members } = discrimination;
      const values = tagsByVariant(discrimination);
      const listed = new Set([...members.values()].flat());
      return [
        ...[...listed].map((variant) => {
          const source = sources.get(variant) ?? "nothing";
          const tagged = { kind: "tag", values: values.get(variant) ?? [], source } as const;
          return [variant, variant === untagged ? ({ kind: "absence" } as const) : tagged] as const;
        }),
        ...nulls.map((variant) => [variant, { kind: "null" }] as const),
      ];
    }
    case "type": {
      const variants = new Set(discrimination.variants.values());
      return [...variants].map((variant) => {
        const types = [...discrimination.variants].flatMap(([type, owner]) => (owner === variant ? [type] : []));
        return [variant, { kind: "types", types }] as const;
      });
    }
    case "property":
      return [...discrimination.variants].map(
        ([property, variant]) => [variant, { kind: "property", property }] as const,
      );
    case "trial":
      return discrimination.variants.map((variant) => [variant, { kind: "validator" }] as const);
    default:
      return discrimination satisfies never;
  }
}

/** The entry document first, then the others by path, each from its top. An original comes before its copies. */
function inDocumentOrder(ids: Iterable<SchemaId>, { api }: Model): readonly SchemaId[] {
  const rank = (path: string) => (path === api.at.source.path ? "" : path);
  return [...ids]
    .map((id) => ({ id, at: schemaOf(api, id).at }))
    .toSorted((a, b) => compare(rank(a.at.source.path), rank(b.at.source.path)) || a.at.start - b.at.start)
    .map(({ id }) => id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
