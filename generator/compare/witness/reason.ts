import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaId } from "../../2-normalise/api.js";
import type { Union } from "../../3-analyse/model.js";
import type { SchemaIn } from "../inclusion/types.js";
import { createJudge } from "./judge.js";
import type { Explaining, Path } from "./refusal.js";
import { refusalsOf } from "./refusals.js";

/**
 * Why a schema refuses a value, in the words of the generated validators and with the path in the value:
 * `prices[0].amount_type must be "fixed", "custom" or "free"`. `unions` are those of the model: they say which variant
 * the value was meant to be. Undefined where no reason can be named. Never throws.
 */
export function reasonOf(
  value: JsonValue,
  { schemas, id }: SchemaIn,
  unions: ReadonlyMap<SchemaId, Union>,
): string | undefined {
  const explaining: Explaining = {
    ...{ schemas, unions, judge: createJudge(value, schemas) },
    refusalsOf: (part, inner, path) => refusalsOf(part, inner, path, explaining),
  };
  try {
    const [refusal] = refusalsOf(value, id, [], explaining);
    return refusal && `${formatPath(refusal.path)} ${refusal.message}`;
  } catch {
    // z-schema cannot read the schema. The value is no less refused; only the words are missing.
    return undefined;
  }
}

/** A path as JavaScript code: `prices[1].price_amount`. */
function formatPath(path: Path): string {
  const steps = path.map((key) => (/^[a-z_$][\w$]*$/i.test(String(key)) ? `.${key}` : `[${JSON.stringify(key)}]`));
  return steps.join("").replace(/^\./, "") || "the value";
}
