import type { SchemaId } from "../../2-normalise/api.js";
import type { Check, Rule } from "./program.js";

/**
 * Returns a function that estimates the cost of testing a rule, in coarse steps: 0 for strings, numbers and the like,
 * more for objects, still more for unions of objects, and most for loops over items or properties. A test that checks
 * cheap properties first refuses sooner.
 *
 * The cost of an object does not depend on its properties: a property that is added to a schema must not reorder the
 * tests of schemas that refer to it. Calls are followed four levels deep; deeper ones count as 0.
 */
export function costsOf(rules: ReadonlyMap<SchemaId, Rule>): (rule: Rule) => number {
  let costs: Costs = new Map();
  for (let level = 0; level < 4; level++) costs = new Map([...rules].map(([id, rule]) => [id, costOf(rule, costs)]));
  return (rule) => costOf(rule, costs);
}

type Costs = ReadonlyMap<SchemaId, number>;

function costOf({ checks }: Rule, costs: Costs): number {
  return most(checks.map((check) => costOfCheck(check, costs)));
}

function costOfCheck(check: Check, costs: Costs): number {
  const inside = (rule: Rule | undefined) => (rule ? costOf(rule, costs) : 0);
  switch (check.op) {
    case "never":
    case "type":
    case "bytes":
    case "equals":
    case "bound":
    case "multipleOf":
    case "length":
    case "pattern":
    case "format":
    case "itemCount":
    case "secret":
      return 0;
    case "required":
    case "property":
    case "prefixItem":
    case "dependentRequired":
    case "propertyCount":
      return 1;
    case "call":
      return costs.get(check.id) ?? 0;
    case "union": {
      const variants = most(check.rules.map(inside));
      return variants === 0 ? 0 : variants + 1;
    }
    case "not":
    case "dependentSchema":
      return inside(check.rule);
    case "if":
      return most([check.condition, check.then, check.else].map(inside));
    case "uniqueItems":
      return loop;
    case "items":
    case "contains":
      return loop + inside(check.rule);
    case "eachProperty":
      return loop + most([check.names, check.rest?.rule, ...check.patterns.map(({ rule }) => rule)].map(inside));
    default:
      throw new Error(`${check satisfies never} is not a check`);
  }
}

/** Higher than the cost of any union of objects. */
const loop = 10;

function most(costs: readonly number[]): number {
  return Math.max(0, ...costs);
}
