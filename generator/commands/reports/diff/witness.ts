import type { JsonValue } from "../../../1-load/tree.js";
import type { Change, Witness } from "../../../compare/change.js";
import { cutText, mostListed, mostNamed, shownCut } from "./long-values.js";

/** A witness in words: the value, which contract refuses it, and why. */
export interface ShownWitness {
  readonly value: string;
  readonly contract: "old" | "new";
  readonly refusal: string;
}

/** A witness with the whole value, as far as it is not too long to be read. */
export function wholeWitness({ direction, value, refusal }: Witness): ShownWitness {
  return { value: shownCut(value), contract: direction === "request" ? "new" : "old", refusal };
}

/**
 * A witness of which the value is short enough for a line or two. Of a long one, it keeps the properties that the change
 * and the refusal speak of, then the first ones, and writes `…` for the others.
 */
export function shortWitness(witness: Witness, { what }: Pick<Change, "what">): ShownWitness {
  const whole = wholeWitness(witness);
  if (whole.value.length <= longest) return whole;
  const names = new Set(`${what} ${witness.refusal}`.match(/[\p{L}\p{N}_$-]+/gu));
  return { ...whole, value: abbreviated(witness.value, names, longest) };
}

/**
 * A witness as two lines:
 *
 *     for example { "amount_type": "metered_unit" }
 *     which the old contract refuses: amount_type must be "fixed", "custom" or "free"
 */
export function witnessLines({ value, contract, refusal }: ShownWitness): readonly [string, string] {
  return [`for example ${value}`, `which the ${contract} contract refuses: ${refusal}`];
}

const longest = 160;

function abbreviated(value: JsonValue, names: ReadonlySet<string>, limit: number): string {
  const whole = shownCut(value);
  if (whole.length <= limit) return whole;
  if (typeof value !== "object" || value === null) return JSON.stringify(cutText(String(value)));
  if (Array.isArray(value)) {
    const first = abbreviated(value[0] as JsonValue, names, limit);
    return `[${first}, …${value.length > mostListed ? ` ${value.length} items` : ""}]`;
  }
  const entries = Object.entries(value);
  const speaking = entries.filter(([name, inner]) => names.has(name) || mentions(inner, names));
  const others = entries.filter((entry) => !speaking.includes(entry));
  const kept = new Map<string, string>();
  for (const [name, inner] of [...speaking, ...others]) {
    const left = limit - [...kept.values()].join(", ").length;
    if (kept.size > 0 && left < 20) break;
    const shown = `${JSON.stringify(name)}: ${abbreviated(inner, names, Math.max(40, Math.floor(left / 2)))}`;
    kept.set(name, shown);
  }
  // In the order of the value.
  const listed = entries.flatMap(([name]) => kept.get(name) ?? []);
  const rest = `…${entries.length > mostNamed ? ` ${entries.length} properties` : ""}`;
  return `{ ${[...listed, ...(listed.length < entries.length ? [rest] : [])].join(", ")} }`;
}

/** Whether a value has a property of one of some names somewhere inside. */
function mentions(value: JsonValue, names: ReadonlySet<string>): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => names.has(name) || mentions(inner, names));
}
