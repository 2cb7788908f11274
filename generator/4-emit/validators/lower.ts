import type { Schema, SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import { evaluatedBy } from "./evaluated.js";
import { lowerApplicators } from "./keywords/applicators.js";
import { lowerArrays } from "./keywords/arrays.js";
import { lowerFormats } from "./keywords/formats.js";
import { lowerNumbers } from "./keywords/numbers.js";
import { lowerObjects } from "./keywords/objects.js";
import { lowerStrings } from "./keywords/strings.js";
import { lowerTypes } from "./keywords/types.js";
import type { Lowering, PartKind, Schemas, Section } from "./lowering.js";
import type { Check, Rule, Via } from "./program.js";
import { canFail } from "./trivial.js";

/**
 * The sections in the order in which their checks run. Cheap checks that refuse most come first. Formats follow the
 * types, as the check of a format may replace that of a type. Objects come before applicators, so that a wrong property
 * is reported before a union that fails too.
 */
const sections: readonly Section[] = [
  lowerTypes,
  lowerFormats,
  lowerNumbers,
  lowerStrings,
  lowerArrays,
  lowerObjects,
  lowerApplicators,
];

/** The rule of a schema that has a function of its own. */
export function lower(id: SchemaId, from: Schemas): Rule {
  return { id, checks: checksOf(id, from) };
}

/** The rule of a schema where another one uses it: a call if it has a name, otherwise its own checks. */
export function use(id: SchemaId, from: Schemas): Rule {
  return from.isNamed(id) ? { id, checks: [{ op: "call", id, via: "" }] } : from.inlined(id, () => lower(id, from));
}

/**
 * The checks of a schema and of those that `$ref` and `allOf` join to it (Core §8.2.3.1, §10.2.1.1): schemas without a
 * name are merged in, those with a name are called.
 *
 * Each schema is checked once, however many references lead to it: otherwise a chain of diamonds would take time
 * exponential in its length. So a schema is called only if the call repeats no check of an earlier call; otherwise it
 * is merged in. Merging is always correct.
 */
function checksOf(start: SchemaId, from: Schemas): readonly Check[] {
  const checks: Check[] = [];
  const visited = new Set<SchemaId>();
  /** A stack of our own, as a long chain of references would overflow the call stack. */
  const pending: Conjunct[] = [{ id: start, via: "" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { id, via } = next;
    if (visited.has(id)) continue;
    const named = id !== start && from.isNamed(id);
    const reached = named ? conjunctionOf(id, from) : [id];
    if (named && !reached.some((each) => visited.has(each))) {
      checks.push({ op: "call", id, via });
      for (const each of reached) visited.add(each);
      continue;
    }
    const merged = { id, via: named ? locationOf(id) : via };
    visited.add(id);
    checks.push(...ownChecksOf(merged, from));
    pending.push(...conjunctsOf(merged, from).toReversed());
  }
  return isShownBy(checks, start, from) ? [...checks, { op: "secret", via: "" }] : checks;
}

/**
 * Whether an explanation would show a secret value: it is secret, and not every check is a call of a schema that hides
 * it.
 */
function isShownBy(checks: readonly Check[], id: SchemaId, { secrets }: Schemas): boolean {
  return secrets.has(id) && !checks.every((check) => check.op === "call" && secrets.has(check.id));
}

/** A schema that the value must be valid for, and the path in the contract to it. */
interface Conjunct {
  readonly id: SchemaId;
  readonly via: Via;
}

function ownChecksOf({ id, via }: Conjunct, from: Schemas): readonly Check[] {
  const schema = schemaOf(id, from);
  if (schema.kind === "boolean") return schema.value ? [] : [{ op: "never", keyword: "not", via }];
  if (schema.keywords.$dynamicRef !== undefined) {
    throw new Error(`${id} still has a $dynamicRef: each must be replaced by the $ref that it means`);
  }
  const { formats, unions, exclusive } = from;
  const rule = (inner: SchemaId) => use(inner, from);
  const evaluated = (partKind: PartKind) => evaluatedBy(id, partKind, from, rule);
  const lowering: Lowering = { id, union: unions.get(id), exclusive: exclusive.has(id), formats, rule, evaluated };
  const checks = sections.flatMap((section) => section(schema.keywords, lowering)).filter(canFail);
  return checks.map((check) => ({ ...check, via }));
}

/** The schemas that `$ref` and `allOf` add to a schema. */
function conjunctsOf({ id, via }: Conjunct, from: Schemas): readonly Conjunct[] {
  const schema = schemaOf(id, from);
  if (schema.kind === "boolean") return [];
  const { $ref, allOf } = schema.keywords;
  const all = (allOf?.value ?? []).map((id, index) => ({ id, via: `${via}/allOf/${index}` }));
  return $ref === undefined ? all : [{ id: $ref.value, via }, ...all];
}

/**
 * The named schemas that a value of a schema is valid for: the schema itself, and those that it refers to by `$ref` and
 * `allOf`.
 */
function conjunctionOf(id: SchemaId, from: Schemas): readonly SchemaId[] {
  const all = new Set([id]);
  // The loop also visits ids that are added while it runs.
  for (const each of all) for (const conjunct of conjunctsOf({ id: each, via: "" }, from)) all.add(conjunct.id);
  return [...all].filter(from.isNamed);
}

function schemaOf(id: SchemaId, { schemas }: Schemas): Schema {
  const schema = schemas.get(id);
  if (schema === undefined)
    throw new Error(`${id} is not a schema of the contract: normalise must collect every schema`);
  return schema;
}
