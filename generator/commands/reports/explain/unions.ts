import type { KeywordSchema, SchemaId } from "../../../2-normalise/api.js";
import { locationOf } from "../../../2-normalise/locations.js";
import type { Model, Union, UnionCase } from "../../../3-analyse/model.js";
import { schemaOf } from "../../../3-analyse/references.js";
import { tagsByVariant } from "../../../3-analyse/variant-shapes.js";
import { exclusionsOf } from "./exclusions.js";
import type { Identification, UnionDecision, UnionExplanation, VariantExplanation } from "./explanation.js";
import type { Subjects } from "./subjects.js";
import { tagOrigin, unionSentences } from "./union-sentences.js";

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
  const inside = subjectsInside(id, subjects);
  const type = model.names.get(id)?.type;
  return {
    subject: subjects.nameOf(id),
    pointer: locationOf(id),
    at: subjects.placeOf(schema.keywords[keyword]?.keyAt ?? schema.at),
    keyword,
    types: type === undefined ? [] : [type],
    decision,
    sentences: unionSentences(union, schema, inside),
    variants: variantsOf(id, union, model, inside),
    exclusions: exclusionsOf(union, inside.nameOf),
  };
}

/** In its own explanation, a variant without a name that a union lists is `oneOf/1`. */
function subjectsInside(id: SchemaId, subjects: Subjects): Subjects {
  const start = `${subjects.nameOf(id)}/`;
  return {
    ...subjects,
    nameOf(each) {
      const name = subjects.nameOf(each);
      return name.startsWith(start) ? name.slice(start.length) : name;
    },
  };
}

function decisionOf(union: Union, schema: KeywordSchema): UnionDecision {
  const { discrimination } = union;
  switch (discrimination.by) {
    case "tag": {
      const from = tagOrigin(discrimination, union, schema);
      return { by: "tag", property: discrimination.property, from, decisive: union.decisive };
    }
    case "type":
    case "trial":
      return { by: discrimination.by };
    case "property":
      return { by: "property", decisive: union.decisive };
    default:
      return discrimination satisfies never;
  }
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
