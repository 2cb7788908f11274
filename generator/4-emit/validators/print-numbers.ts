import { type Code, code } from "../print/code.js";
import { type Condition, compares, expression } from "./conditions.js";
import type { Check } from "./program.js";
import { hasType } from "./types.js";

/**
 * The conditions that a value is a finite number and meets its checks. `conditions` are those of the checks, in the
 * same order. Bounds on both sides refuse `NaN` and infinities, so that `typeof` is enough.
 */
export function numberConditions(
  checks: readonly Check[],
  conditions: readonly Condition[],
  value: Code,
): readonly Condition[] {
  const bound = (side: "min" | "max") =>
    checks.findIndex((check) => check.op === "bound" && check.keyword.toLowerCase().includes(side));
  const [lower, upper] = [bound("min"), bound("max")];
  if (lower === -1 || upper === -1) return [hasType("number", value), ...conditions];
  return [
    compares(code`typeof ${value}`, "===", code`${"number"}`),
    ...conditions.map((condition, index) => (index === lower ? refusingNaN(condition) : condition)),
  ];
}

/** A bound whose negation holds for `NaN`, which is neither `>=` a limit nor `<` it. */
function refusingNaN(bound: Condition): Condition {
  const whole = expression(bound);
  return { kind: "simple", code: whole, opposite: code`!(${whole})` };
}
