import type { JsonValue } from "../../1-load/tree.js";
import type { KeywordSchema, Keywords, Schema, SchemaId } from "../../2-normalise/api.js";
import { countPhrase } from "../../3-analyse/phrases.js";
import { schemaOf } from "../../3-analyse/references.js";
import { jsonTypeOf } from "../../3-analyse/value-facts.js";
import { assertionRefusals, shortPhrase } from "./assertions.js";
import { type Explaining, isNever, mustBe, notAllowed, type Path, type Refusals } from "./refusal.js";
import { unevaluatedRefusals } from "./unevaluated-refusals.js";
import { unionRefusals } from "./union-refusals.js";

/**
 * Why a schema refuses a value, in the order in which generated validators report it: types, other assertions, what is
 * inside the value, then applicators. What `unevaluated*` refuse comes last, as it depends on all others.
 */
export function* refusalsOf(value: JsonValue, id: SchemaId, path: Path, explaining: Explaining): Refusals {
  const schema: Schema = schemaOf(explaining, id);
  if (schema.kind === "boolean") {
    if (!schema.value) yield notAllowed(path);
    return;
  }
  let isRefused = false;
  for (const refusal of keywordRefusals(value, schema, path, explaining)) {
    isRefused = true;
    yield refusal;
  }
  if (!isRefused) yield* unevaluatedRefusals(value, schema, path, explaining);
}

/** The refusals by all keywords but `unevaluated*`. */
function* keywordRefusals(
  value: JsonValue,
  { id, keywords }: KeywordSchema,
  path: Path,
  explaining: Explaining,
): Refusals {
  yield* assertionRefusals(value, keywords, path, explaining.judge);
  if (jsonTypeOf(value) === "array") yield* itemRefusals(value as readonly JsonValue[], keywords, path, explaining);
  if (jsonTypeOf(value) === "object") yield* propertyRefusals(value as JsonObject, keywords, path, explaining);
  const { $ref, allOf, not } = keywords;
  if ($ref !== undefined) yield* refusalsOf(value, $ref.value, path, explaining);
  const ofUnion = [...unionRefusals(value, id, keywords, path, explaining)];
  yield* ofUnion;
  // Where a discriminator decides, the last one is the plain form of the union, which says the same in other words.
  const isTold = ofUnion.length > 0 && (explaining.unions.get(id)?.assigned.length ?? 0) > 0;
  for (const each of allOf?.value.slice(0, isTold ? -1 : undefined) ?? [])
    yield* refusalsOf(value, each, path, explaining);
  if (not !== undefined && explaining.judge.accepts(value, not.value)) {
    const phrase = shortPhrase(schemaOf(explaining, not.value)) ?? "what the contract rules out by `not`";
    yield mustBe(path, `anything but ${phrase}`);
  }
  yield* conditionRefusals(value, keywords, path, explaining);
}

type JsonObject = { readonly [key: string]: JsonValue };

/** `prefixItems`, `items`, `contains` (JSON Schema 2020-12 Core §10.3.1). */
function* itemRefusals(
  value: readonly JsonValue[],
  { prefixItems, items, contains, minContains, maxContains }: Keywords,
  path: Path,
  explaining: Explaining,
): Refusals {
  const first = prefixItems?.value ?? [];
  if (items && value.length > first.length && isNever(items.value, explaining)) {
    yield mustBe(path, countPhrase("maxItems", first.length));
    return;
  }
  for (const [index, item] of value.entries()) {
    const id = first[index] ?? items?.value;
    if (id !== undefined) yield* refusalsOf(item, id, [...path, index], explaining);
  }
  if (contains === undefined) return;
  const count = value.filter((item) => explaining.judge.accepts(item, contains.value)).length;
  const [least, most] = [minContains?.value ?? 1, maxContains?.value];
  const kind = shortPhrase(schemaOf(explaining, contains.value)) ?? "what `contains` asks for";
  if (count < least) yield mustBe(path, countedPhrase("least", least, kind));
  if (most !== undefined && count > most) yield mustBe(path, countedPhrase("most", most, kind));
}

function countedPhrase(bound: string, limit: number, kind: string): string {
  const count = limit === 0 ? "no" : `at ${bound} ${limit}`;
  return `an array with ${count} ${limit > 1 ? "items that are each" : "item that is"} ${kind}`;
}

/** `properties`, `patternProperties`, `additionalProperties`, `propertyNames` (Core §10.3.2), `dependentSchemas`. */
function* propertyRefusals(
  value: JsonObject,
  { properties, patternProperties, additionalProperties, propertyNames, dependentSchemas }: Keywords,
  path: Path,
  explaining: Explaining,
): Refusals {
  for (const [name, id] of properties?.value ?? []) {
    if (Object.hasOwn(value, name)) yield* refusalsOf(value[name] as JsonValue, id, [...path, name], explaining);
  }
  for (const [name, property] of Object.entries(value)) {
    const inside = [...path, name];
    for (const { message, expected } of propertyNames ? explaining.refusalsOf(name, propertyNames.value, []) : []) {
      yield { path: inside, message: expected === undefined ? message : `must be under a name that is ${expected}` };
    }
    const matching = [...(patternProperties?.value ?? [])].filter(([pattern]) =>
      explaining.judge.meets(name, "pattern", pattern),
    );
    for (const [, id] of matching) yield* refusalsOf(property, id, inside, explaining);
    const isDescribed = matching.length > 0 || properties?.value.has(name) === true;
    if (additionalProperties && !isDescribed)
      yield* refusalsOf(property, additionalProperties.value, inside, explaining);
  }
  for (const [name, id] of dependentSchemas?.value ?? []) {
    if (Object.hasOwn(value, name)) yield* refusalsOf(value, id, path, explaining);
  }
}

/** `if`, `then`, `else` (Core §10.2.2). */
function* conditionRefusals(
  value: JsonValue,
  { if: condition, then: consequence, else: alternative }: Keywords,
  path: Path,
  explaining: Explaining,
): Refusals {
  if (condition === undefined || (consequence ?? alternative) === undefined) return;
  const branch = explaining.judge.accepts(value, condition.value) ? consequence : alternative;
  if (branch !== undefined) yield* refusalsOf(value, branch.value, path, explaining);
}
