import type { Keywords, SchemaId } from "../../2-normalise/api.js";
import { isSubset } from "../../3-analyse/sets.js";
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
    const properties = unevaluatedProperties && casesOf(keywords, "properties");
    const items = unevaluatedItems && casesOf(keywords, "items");
    const undecided = (what: string) =>
      forms.undecided(`${what} of which it is not certain that they are evaluated`, forms.schema(schemas, id));
    return [
      ...(unevaluatedProperties
        ? [
            properties
              ? anyCase(properties, (each) => otherProperties(each, unevaluatedProperties.value))
              : undecided("properties"),
          ]
        : []),
      ...(unevaluatedItems
        ? [items ? anyCase(items, (each) => otherItems(each, unevaluatedItems.value)) : undecided("items")]
        : []),
    ];
  }

  function anyCase(cases: readonly Case[], others: (each: Case) => Form): Form {
    return forms.any(cases.map((each) => forms.all([...each.conditions, others(each)])));
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
  function casesOf(keywords: Keywords, of: Evaluated): readonly Case[] | undefined {
    const { $ref, $dynamicRef, allOf, anyOf, oneOf, if: condition, then, else: otherwise, dependentSchemas } = keywords;
    if ($dynamicRef?.value.anchor !== undefined) return undefined;
    const certain = [
      ...($ref ? [$ref.value] : []),
      ...($dynamicRef ? [$dynamicRef.value.target] : []),
      ...(allOf?.value ?? []),
    ];
    return product([
      [ownCase(keywords, of)],
      ...certain.map((id) => casesInside(id, of)),
      ...(anyOf?.value ?? []).map((id) => optionally([forms.schema(schemas, id)], casesInside(id, of))),
      ...(oneOf ? [oneOfCases(oneOf.value, of)] : []),
      ...(condition ? [conditionCases(condition.value, then?.value, otherwise?.value, of)] : []),
      // Only an object has the property that `dependentSchemas` ask for (Core §10.2.2.4), so they evaluate no items.
      ...[...((of === "properties" && dependentSchemas?.value) || [])].map(([name, id]) =>
        optionally(
          [forms.object({ kind: "some", keys: namesForm([name], forms), values: forms.always })],
          casesInside(id, of),
        ),
      ),
    ]);
  }

  /** The combinations of a schema that applies to the same value. What its own `unevaluated*` accept is evaluated. */
  function casesInside(id: SchemaId, of: Evaluated): readonly Case[] | undefined {
    const schema = schemas.get(id);
    if (schema?.kind !== "keywords") return [nothing];
    const own = of === "properties" ? schema.keywords.unevaluatedProperties : schema.keywords.unevaluatedItems;
    return own === undefined ? casesOf(schema.keywords, of) : [everything];
  }

  function ownCase(keywords: Keywords, of: Evaluated): Case {
    const { properties, patternProperties, additionalProperties, prefixItems, items, contains } = keywords;
    if (of === "properties") {
      const names = new Set(properties?.value.keys());
      const patterns = new Set(patternProperties?.value.keys());
      return { ...nothing, allProperties: additionalProperties !== undefined, names, patterns };
    }
    return {
      ...nothing,
      prefix: items ? Number.POSITIVE_INFINITY : (prefixItems?.value.length ?? 0),
      contains: contains ? [forms.schema(schemas, contains.value)] : [],
    };
  }

  function oneOfCases(ids: readonly SchemaId[], of: Evaluated): readonly Case[] | undefined {
    const each = ids.map((id) => under([forms.schema(schemas, id)], casesInside(id, of)));
    if (each.some((cases) => cases === undefined)) return undefined;
    const all = each.flatMap((cases) => cases ?? []);
    return all.every(evaluatesAny) ? all : [nothing, ...all.filter(evaluatesAny)];
  }

  function conditionCases(
    condition: SchemaId,
    then: SchemaId | undefined,
    otherwise: SchemaId | undefined,
    of: Evaluated,
  ): readonly Case[] | undefined {
    const test = forms.schema(schemas, condition);
    const accepted = product([casesInside(condition, of), ...(then === undefined ? [] : [casesInside(then, of)])]);
    const refused = otherwise === undefined ? [nothing] : casesInside(otherwise, of);
    const both = [under([test], accepted), under([forms.not(test)], refused)];
    return both.includes(undefined) ? undefined : both.flatMap((cases) => cases ?? []);
  }
}

/** Properties and items are combined apart: what evaluates the ones says nothing of the others. */
type Evaluated = "properties" | "items";

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
const caseLimit = 256;

/** All combinations of one case of each list. */
function product(lists: readonly (readonly Case[] | undefined)[]): readonly Case[] | undefined {
  return lists.reduce<readonly Case[] | undefined>(
    (all, list) => {
      if (all === undefined || list === undefined || all.length * list.length > caseLimit) return undefined;
      return withoutWeaker(all.flatMap((first) => list.map((second) => together(first, second))));
    },
    [nothing],
  );
}

/** Leaves out cases that need more conditions than another, and evaluate no more. */
function withoutWeaker(cases: readonly Case[]): readonly Case[] {
  return cases.filter(
    (weak, at) =>
      !cases.some((strong, index) => index !== at && isAsGood(strong, weak) && (index < at || !isAsGood(weak, strong))),
  );
}

function isAsGood(a: Case, b: Case): boolean {
  const isWithin = <T>(some: Iterable<T>, others: Iterable<T>) => isSubset(new Set(some), new Set(others));
  return (
    isWithin(a.conditions, b.conditions) &&
    (a.allProperties || (!b.allProperties && isWithin(b.names, a.names) && isWithin(b.patterns, a.patterns))) &&
    a.prefix >= b.prefix &&
    isWithin(b.contains, a.contains)
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
