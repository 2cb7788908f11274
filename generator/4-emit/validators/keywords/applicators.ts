import { relativePointer } from "../../../2-normalise/locations.js";
import type { Section } from "../lowering.js";
import type { Instruction, Rule } from "../program.js";
import { acceptsAll } from "../trivial.js";

const unions = ["anyOf", "oneOf"] as const;

/**
 * Applicators that combine schemas: `anyOf`, `oneOf`, `not` (JSON Schema 2020-12 Core §10.2.1), and those that apply
 * them under a condition: `if`, `then`, `else`, `dependentSchemas` (§10.2.2).
 */
export const lowerApplicators: Section = (keywords, { id, rule, union, exclusive }) => {
  const { not, if: condition, then: consequence, else: alternative, dependentSchemas } = keywords;
  const anything: Rule = { id, checks: [] };
  return [
    ...unions.flatMap((keyword): readonly Instruction[] => {
      const variants = keywords[keyword];
      if (!variants) return [];
      const own = union?.keyword === keyword ? union : undefined;
      return [
        {
          op: "union",
          keyword,
          rules: variants.value.map(rule),
          union: own,
          exclusive: keyword === "oneOf" && exclusive,
        },
      ];
    }),
    ...(not ? [negationOf(rule(not.value))] : []),
    ...(condition
      ? [
          {
            op: "if" as const,
            condition: rule(condition.value),
            then: consequence ? rule(consequence.value) : anything,
            else: alternative ? rule(alternative.value) : anything,
          },
        ]
      : []),
    ...[...(dependentSchemas?.value ?? [])].map(([name, dependent]) => ({
      op: "dependentSchema" as const,
      name,
      step: relativePointer(id, dependent),
      rule: rule(dependent),
    })),
  ];
};

/** The instruction for `not`. If its schema accepts every value, no value is valid. */
function negationOf(rule: Rule): Instruction {
  return acceptsAll(rule) ? { op: "never", keyword: "not" } : { op: "not", rule };
}
