import { countPhrase } from "../../3-analyse/phrases.js";
import { type Code, callArguments, code, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { type Condition, calls, compares, not, or, when } from "./conditions.js";
import { entersAtOnce, explainPart, explanationOf } from "./explanations.js";
import { neverPhrases } from "./phrases.js";
import { createConstants, evaluatedCondition } from "./print-evaluated.js";
import type { Check, Items, Rule } from "./program.js";
import { failure, refusal, runtime } from "./runtime.js";
import type { Tests } from "./tests.js";

type ItemsCheck = Extract<Check, Items>;

/** Whether the value decides which items a check is about; otherwise they are those from an index on. */
export function isItemsLoop(check: Check): check is ItemsCheck {
  return check.op === "items" && startOf(check) === undefined;
}

/** The index of the first item that no other keyword evaluates; `undefined` if the value decides. */
function startOf({ evaluated }: Items): number | undefined {
  let start = 0;
  for (const { applied, parts } of evaluated) {
    for (const part of parts) {
      if (applied !== "always" || part.kind !== "first") return undefined;
      start = Math.max(start, part.count);
    }
  }
  return start;
}

/** The condition on the items from an index on. */
export function itemsCondition(check: Items, value: Code, tests: Tests): Condition {
  const start = startOf(check) ?? 0;
  if (check.rule.checks.some(({ op }) => op === "never")) return compares(code`${value}.length`, "<=", code`${start}`);
  if (start === 0) return calls(code`${tests.functions.every(check.rule)}(${value})`);
  return calls(code`${imported("every", runtime("arrays"))}(${value}, ${tests.predicate(check.rule)}, ${start})`);
}

/** The body of a function that tests a rule on every item. A hole counts as an item that is `undefined`. */
export function printEvery(rule: Rule, tests: Tests): Code {
  const step = when(not(tests.test(rule, code`item`)), code`return false;`);
  return code`
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      ${step}
    }
    return true;`;
}

/** The explanation of the items from an index on. */
export function explainItems(check: Items, value: Code, path: Code, tests: Tests): Code {
  const { step, rule, keyword } = check;
  const start = startOf(check) ?? 0;
  if (rule.checks.some(({ op }) => op === "never")) {
    const length = code`${value}.length`;
    return when(
      compares(length, ">", code`${start}`),
      code`${failure([path], keyword, countPhrase("maxItems", start), length)};`,
    );
  }
  const further = step === "/items" ? (start === 0 ? [] : [code`${start}`]) : [code`${start}`, code`${step}`];
  const test = itemTest(rule, path, tests);
  const tested = test === undefined && further.length === 0 ? [] : [test ?? code`undefined`];
  const parameters = [value, path, explanationOf(rule, tests.functions), ...tested, ...further];
  return code`${imported("explainItems", runtime("explain"))}${callArguments(parameters)};`;
}

/** The test that makes an explanation skip valid items, if one pays. */
function itemTest(rule: Rule, path: Code, tests: Tests): Code | undefined {
  if (tests.functions.isRecursive(rule))
    return code`${imported("unlessDeep", runtime("explain"))}(${path}, ${tests.predicate(rule)})`;
  return entersAtOnce(rule, tests) ? undefined : tests.predicate(rule);
}

/** The loops of a test. Each returns `false` at the first invalid item that no other keyword evaluates. */
export function printItemsTests(checks: readonly Items[], value: Code, tests: Tests): Code {
  const constants = createConstants();
  const loops = checks.map(({ evaluated, rule }) => {
    const item = itemOf(value, rule);
    const fits = or([evaluatedCondition(evaluated, value, constants, tests)(item), tests.test(rule, item.value)]);
    return loop(value, item, when(not(fits), code`return false;`));
  });
  return lines([...constants.statements, ...loops]);
}

/** The loop of an explanation, over all items that no other keyword evaluates. */
export function printItemsExplanation(
  { keyword, step, evaluated, rule }: Items,
  value: Code,
  path: Code,
  tests: Tests,
): Code {
  const constants = createConstants();
  const item = itemOf(value, rule);
  const leftAlone = evaluatedCondition(evaluated, value, constants, tests)(item);
  const pathTo = (to: string) => code`${imported("inside", runtime("explain"))}(${path}, index, ${to})`;
  const explanation = item.isRead
    ? explainPart(rule, item.value, pathTo(step), tests)
    : code`${refusal(pathTo(""), keyword, neverPhrases.not, item.value)};`;
  return lines([...constants.statements, loop(value, item, when(not(leftAlone), explanation))]);
}

/** An item of a loop: its index, the expression of its value, and whether the loop reads it into a variable. */
interface Item {
  readonly key: Code;
  readonly value: Code;
  readonly isRead: boolean;
}

/** Where no item is allowed, the index alone decides, and a variable would be an unused one. */
function itemOf(value: Code, rule: Rule): Item {
  const isRead = rule.checks.every(({ op }) => op !== "never");
  return { key: code`index`, value: isRead ? code`item` : code`${value}[index]`, isRead };
}

function loop(value: Code, { isRead }: Item, step: Code): Code {
  return code`
    for (let index = 0; index < ${value}.length; index++) {
      ${lines(isRead ? [code`const item = ${value}[index];`, step] : [step])}
    }`;
}
