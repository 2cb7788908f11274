import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaIn } from "../inclusion/types.js";
import { createJudge } from "./judge.js";
import type { Explaining, Path } from "./refusal.js";
import { refusalsOf } from "./refusals.js";

/**
 * Why a schema refuses a value, in the words of the generated validators and with the path in the value:
 * `prices[0].amount_type must be "fixed", "custom" or "free"`. `unions` are those of the model: they say which variant
 * the value was meant to be. The first reasons, in the order in which validators report them; none where none can be
 * named. Never throws.
 */
export function reasonsOf(
  value: JsonValue,
  { schemas, id }: SchemaIn,
  { unions, nameOf }: Pick<Explaining, "unions" | "nameOf">,
): readonly string[] {
  const explaining: Explaining = {
    ...{ schemas, unions, nameOf, judge: createJudge(value, schemas) },
    refusalsOf: (part, inner, path) => refusalsOf(part, inner, path, explaining),
  };
  try {
    const texts = new Set<string>();
    for (const { path, message } of refusalsOf(value, id, [], explaining)) {
      texts.add(`${formatPath(path)} ${message}`);
      if (texts.size === most) break;
    }
    return [...texts];
  } catch {
    // z-schema cannot read the schema. The value is no less refused; only the words are missing.
    return [];
  }
}

/** How many reasons are looked for. */
const most = 20;

/** A path as JavaScript code: `prices[1].price_amount`. */
function formatPath(path: Path): string {
  const steps = path.map((key) => (/^[a-z_$][\w$]*$/i.test(String(key)) ? `.${key}` : `[${JSON.stringify(key)}]`));
  return steps.join("").replace(/^\./, "") || "the value";
}
