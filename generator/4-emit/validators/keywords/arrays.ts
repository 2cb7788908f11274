import type { Keywords } from "../../../2-normalise/api.js";
import { relativePointer } from "../../../2-normalise/locations.js";
import type { Lowering, Section } from "../lowering.js";
import type { Instruction, Items } from "../program.js";

const counts = ["minItems", "maxItems"] as const;

/** Assertions and applicators for arrays (JSON Schema 2020-12 Validation §6.4, Core §10.3.1, §11.2). */
export const lowerArrays: Section = (keywords, lowering) => [
  ...counts.flatMap((keyword) => {
    const count = keywords[keyword];
    return count ? [{ op: "itemCount" as const, keyword, limit: count.value }] : [];
  }),
  ...(keywords.prefixItems?.value ?? []).map((id, index) => ({
    op: "prefixItem" as const,
    index,
    step: relativePointer(lowering.id, id),
    rule: lowering.rule(id),
  })),
  ...itemsOf(keywords, lowering),
  ...containsOf(keywords, lowering),
  ...(keywords.uniqueItems?.value ? [{ op: "uniqueItems" as const }] : []),
];

/** Beside `items`, `unevaluatedItems` has no effect. */
function itemsOf(
  { prefixItems, items, unevaluatedItems }: Keywords,
  { id, rule, evaluated }: Lowering,
): readonly Items[] {
  if (items) {
    const part = { kind: "first", count: prefixItems?.value.length ?? 0 } as const;
    const evaluated = [{ id, applied: "always", parts: [part] }] as const;
    const step = relativePointer(id, items.value);
    return [{ op: "items", keyword: "items", step, evaluated, rule: rule(items.value) }];
  }
  const byOthers = unevaluatedItems && evaluated("items");
  return byOthers
    ? [
        {
          op: "items",
          keyword: "unevaluatedItems",
          step: "/unevaluatedItems",
          evaluated: byOthers,
          rule: rule(unevaluatedItems.value),
        },
      ]
    : [];
}

/** `contains` requires one item, or as many as `minContains` says (Validation §6.4.4, §6.4.5). */
function containsOf({ contains, minContains, maxContains }: Keywords, { rule }: Lowering): readonly Instruction[] {
  if (!contains) return [];
  return [
    {
      op: "contains",
      rule: rule(contains.value),
      least: minContains?.value ?? 1,
      most: maxContains?.value,
      leastKeyword: minContains ? "minContains" : "contains",
    },
  ];
}
