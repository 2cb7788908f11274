import type { Keywords, SchemaId } from "../../2-normalise/api.js";
import type { Form } from "./form.js";
import type { Forms } from "./forms.js";
import { keysExcept, namesForm } from "./keys.js";
import type { PlainSchemas } from "./types.js";

/**
 * `unevaluatedProperties` and `unevaluatedItems` as tests of properties and items (JSON Schema 2020-12 Core §11): one
 * for each combination of schemas that may apply to the same value, under the condition that they accept it.
 *
 * A combination that leaves out a schema that accepts the value evaluates less, and so refuses more. Therefore the
 * value is valid if any combination accepts it, and which schemas accept exactly need not be said.
 */
export function createEvaluated(forms: Forms, schemas: PlainSchemas) {
  return { unevaluated };

  /** The forms of the `unevaluated*` keywords of a schema. */
  function unevaluated(id: SchemaId, keywords: Keywords): readonly Form[] {
    const { unevaluatedProperties, unevaluatedItems } = keywords;
    if (!unevaluatedProperties && !unevaluatedItems) return [];
    const cases = casesOf(keywords);
    if (cases === undefined) {
      return [
        forms.undecided("which properties or items are evaluated: too many combinations", forms.schema(schemas, id)),
      ];
    }
    return [
      ...(unevaluatedProperties
        ? [
            forms.any(
              cases.map((each) => forms.all([...each.conditions, otherProperties(each, unevaluatedProperties.value)])),
            ),
          ]
        : []),
      ...(unevaluatedItems
        ? [forms.any(cases.map((each) => forms.all([...each.conditions, otherItems(each, unevaluatedItems.value)])))]
        : []),
    ];
  }

  function otherProperties({ allProperties, names, patterns }: Case, id: SchemaId): Form {
    if (allProperties) return forms.always;
    return forms.object({ kind: "every", keys: keysExcept(names, patterns, forms), values: forms.schema(schemas, id) });
  }

  function otherItems({ prefix, contains }: Case, id: SchemaId): Form {
    if (prefix === Number.POSITIVE_INFINITY) return forms.always;
    const items = forms.any([...contains, forms.schema(schemas, id)]);
    return forms.array({ kind: "every", from: prefix, to: Number.POSITIVE_INFINITY, items });
  }

  /** The combinations of a schema, its own `unevaluated*` left out; undefined if there are too many. */
  function casesOf(keywords: Keywords): readonly Case[] | undefined {
    const { $ref, $dynamicRef, allOf, anyOf, oneOf, if: condition, then, else: otherwise, dependentSchemas } = keywords;
    if ($dynamicRef?.value.anchor !== undefined) return undefined;
    const certain = [
      ...($ref ? [$ref.value] : []),
      ...($dynamicRef ? [$dynamicRef.value.target] : []),
      ...(allOf?.value ?? []),
    ];
    return product([
      [ownCase(keywords)],
      ...certain.map(casesInside),
      ...(anyOf?.value ?? []).map((id) => optionally([forms.schema(schemas, id)], casesInside(id))),
      ...(oneOf ? [oneOfCases(oneOf.value)] : []),
      ...(condition ? [conditionCases(condition.value, then?.value, otherwise?.value)] : []),
      ...[...(dependentSchemas?.value ?? [])].map(([name, id]) =>
        optionally(
          [forms.object({ kind: "some", keys: namesForm([name], forms), values: forms.always })],
          casesInside(id),
        ),
      ),
    ]);
  }

  /** The combinations of a schema that applies to the same value. What its own `unevaluated*` accept is evaluated. */
  function casesInside(id: SchemaId): readonly Case[] | undefined {
    const schema = schemas.get(id);
    if (schema?.kind !== "keywords") return [nothing];
    const { unevaluatedProperties, unevaluatedItems } = schema.keywords;
    if (unevaluatedProperties && unevaluatedItems) return [everything];
    return casesOf(schema.keywords)?.map((each) => ({
      ...each,
      allProperties: each.allProperties || unevaluatedProperties !== undefined,
      prefix: unevaluatedItems ? Number.POSITIVE_INFINITY : each.prefix,
    }));
  }

  function ownCase(keywords: Keywords): Case {
    const { properties, patternProperties, additionalProperties, prefixItems, items, contains } = keywords;
    return {
      conditions: [],
      allProperties: additionalProperties !== undefined,
      names: new Set(properties?.value.keys()),
      patterns: new Set(patternProperties?.value.keys()),
      prefix: items ? Number.POSITIVE_INFINITY : (prefixItems?.value.length ?? 0),
      contains: contains ? [forms.schema(schemas, contains.value)] : [],
    };
  }

  function oneOfCases(ids: readonly SchemaId[]): readonly Case[] | undefined {
    const each = ids.map((id) => under([forms.schema(schemas, id)], casesInside(id)));
    if (each.some((cases) => cases === undefined)) return undefined;
    const evaluating = each.flatMap((cases) => cases ?? []).filter(evaluatesAny);
    return evaluating.length < ids.length ? [nothing, ...evaluating] : evaluating;
  }

  function conditionCases(
    condition: SchemaId,
    then: SchemaId | undefined,
    otherwise: SchemaId | undefined,
  ): readonly Case[] | undefined {
    const test = forms.schema(schemas, condition);
    const accepted = product([casesInside(condition), ...(then === undefined ? [] : [casesInside(then)])]);
    const refused = otherwise === undefined ? [nothing] : casesInside(otherwise);
    const both = [under([test], accepted), under([forms.not(test)], refused)];
    return both.includes(undefined) ? undefined : both.flatMap((cases) => cases ?? []);
  }
}

/** What is evaluated by a combination of schemas, and the conditions under which they all apply. */
interface Case {
  readonly conditions: readonly Form[];
  readonly allProperties: boolean;
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** How many of the first items are evaluated. */
  readonly prefix: number;
  /** Items that one of these accepts are evaluated too (Core §11.2). */
  readonly contains: readonly Form[];
}

const nothing: Case = {
  ...{ conditions: [], allProperties: false, names: new Set(), patterns: new Set() },
  ...{ prefix: 0, contains: [] },
};

const everything: Case = { ...nothing, allProperties: true, prefix: Number.POSITIVE_INFINITY };

/** More combinations than this are not looked at. */
const caseLimit = 64;

/** All combinations of one case of each list. */
function product(lists: readonly (readonly Case[] | undefined)[]): readonly Case[] | undefined {
  return lists.reduce<readonly Case[] | undefined>(
    (all, list) => {
      if (all === undefined || list === undefined || all.length * list.length > caseLimit) return undefined;
      return all.flatMap((first) => list.map((second) => together(first, second)));
    },
    [nothing],
  );
}

function together(a: Case, b: Case): Case {
  return {
    conditions: [...a.conditions, ...b.conditions],
    allProperties: a.allProperties || b.allProperties,
    names: new Set([...a.names, ...b.names]),
    patterns: new Set([...a.patterns, ...b.patterns]),
    prefix: Math.max(a.prefix, b.prefix),
    contains: [...a.contains, ...b.contains],
  };
}

/** Cases that hold if conditions do, and what is evaluated if they do not. */
function optionally(conditions: readonly Form[], cases: readonly Case[] | undefined): readonly Case[] | undefined {
  return cases?.some(evaluatesAny)
    ? [...(under(conditions, cases) ?? []).filter(evaluatesAny), nothing]
    : cases && [nothing];
}

function under(conditions: readonly Form[], cases: readonly Case[] | undefined): readonly Case[] | undefined {
  return cases?.map((each) => ({ ...each, conditions: [...conditions, ...each.conditions] }));
}

function evaluatesAny({ allProperties, names, patterns, prefix, contains }: Case): boolean {
  return allProperties || names.size > 0 || patterns.size > 0 || prefix > 0 || contains.length > 0;
}
