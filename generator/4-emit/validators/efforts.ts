import type { SchemaId } from "../../2-normalise/api.js";
import type { Check, Rule } from "./program.js";

/**
 * Tells how much testing a rule may take, in coarse steps: nothing worth speaking of for strings, numbers and the like,
 * more for objects, still more for unions of them, and most where a loop walks through items or properties. A test that
 * asks first for what takes little refuses sooner.
 *
 * The properties of an object are not looked at, so that a schema that gains one leaves the tests of those that refer to
 * it as they are. Calls are followed some levels deep; what comes after that is taken for nothing.
 */
export function effortsOf(rules: ReadonlyMap<SchemaId, Rule>): (rule: Rule) => number {
  let known: Efforts = new Map();
  for (let level = 0; level < 4; level++) known = new Map([...rules].map(([id, rule]) => [id, effortOf(rule, known)]));
  return (rule) => effortOf(rule, known);
}

type Efforts = ReadonlyMap<SchemaId, number>;

function effortOf({ checks }: Rule, known: Efforts): number {
  return most(checks.map((check) => effortOfCheck(check, known)));
}

function effortOfCheck(check: Check, known: Efforts): number {
  const inside = (rule: Rule | undefined) => (rule ? effortOf(rule, known) : 0);
  switch (check.op) {
    case "never":
    case "type":
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
      return known.get(check.id) ?? 0;
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
    case "members":
      return loop + most([check.names, check.rest?.rule, ...check.patterns.map(({ rule }) => rule)].map(inside));
    default:
      throw new Error(`${check satisfies never} is no check`);
  }
}

/** More than unions of objects take. */
const loop = 10;

function most(efforts: readonly number[]): number {
  return Math.max(0, ...efforts);
}
