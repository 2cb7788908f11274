import type { JsonValue } from "../../1-load/tree.js";
import type { SchemaIn } from "../inclusion/types.js";
import { scalarOf } from "../text/scalars.js";
import { createJudge } from "./judge.js";
import type { Explaining, Path, Refusal } from "./refusal.js";
import { refusalsOf } from "./refusals.js";

/**
 * Why a schema refuses a value, in the words of the generated validators and with the path in the value:
 * `prices[0].amount_type must be "fixed", "custom" or "free"`. `unions` are those of the model: they say which variant
 * the value was meant to be. The first reasons, in the order in which validators report them; none where none can be
 * named. Never throws.
 */
export function reasonsOf(
  value: JsonValue,
  right: SchemaIn,
  names: Pick<Explaining, "unions" | "nameOf">,
): readonly string[] {
  const texts = new Set<string>();
  for (const { path, message } of refusalsIn(value, right, names)) {
    texts.add(`${formatPath(path)} ${message}`);
    if (texts.size === most) break;
  }
  return [...texts];
}

/**
 * What a text is read as where a schema says most of it: that a number has too many digits says more than that it is no
 * string, and what is wrong with an item more than that it is no list.
 */
export function plainestReading(value: JsonValue, right: SchemaIn): JsonValue {
  const first = (reading: JsonValue): Refusal | undefined => [...refusalsIn(reading, right, nameless)][0];
  const own = first(value);
  if (own?.isOfType === undefined) return value;
  const written = withTexts(value);
  const read = typeof value === "string" ? scalarOf(value) : undefined;
  const others = [written, ...(read === undefined ? [] : [read]), [value], [written]];
  const better = others.find((reading) => {
    const refusal = first(reading);
    return refusal !== undefined && (refusal.isOfType === undefined || refusal.path.length > own.path.length);
  });
  return better ?? value;
}

const nameless = { unions: new Map(), nameOf: () => undefined };

function refusalsIn(
  value: JsonValue,
  { schemas, id }: SchemaIn,
  { unions, nameOf }: Pick<Explaining, "unions" | "nameOf">,
): readonly Refusal[] {
  const explaining: Explaining = {
    ...{ schemas, unions, nameOf, judge: createJudge(value, schemas) },
    refusalsOf: (part, inner, path) => refusalsOf(part, inner, path, explaining),
  };
  try {
    const refusals: Refusal[] = [];
    for (const refusal of refusalsOf(value, id, [], explaining)) {
      refusals.push(refusal);
      if (refusals.length === mostRead) break;
    }
    return refusals;
  } catch {
    // z-schema cannot read the schema. The value is no less refused; only the words are missing.
    return [];
  }
}

/** How many reasons are looked for. */
const most = 20;
const mostRead = 10 * most;

/** A value with texts in the place of numbers and booleans. */
function withTexts(value: JsonValue): JsonValue {
  if (value === null) return value;
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== "object") return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTexts(inner)]));
}

/** A path as JavaScript code: `prices[1].price_amount`. */
function formatPath(path: Path): string {
  const steps = path.map((key) => (/^[a-z_$][\w$]*$/i.test(String(key)) ? `.${key}` : `[${JSON.stringify(key)}]`));
  return steps.join("").replace(/^\./, "") || "the value";
}
