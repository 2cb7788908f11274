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
import type { Lowering, Parts, Schemas, Section } from "./lowering.js";
import type { Check, Rule, Via } from "./program.js";
import { canFail } from "./trivial.js";

/**
 * The sections in the order in which their checks run: what is cheap and decides most comes first (a format next to the
 * types, as it may stand for one), and objects come before applicators so that a wrong property is told before a union
 * that also fails.
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

/** The rule of a schema where another one uses it. */
export function use(id: SchemaId, from: Schemas): Rule {
  return from.isNamed(id) ? { id, checks: [{ op: "call", id, via: "" }] } : from.inlined(id, () => lower(id, from));
}

/**
 * The checks of a schema and of those that `$ref` and `allOf` join to it (Core §8.2.3.1, §10.2.1.1): schemas without a
 * name are merged in, those with a name are called.
 *
 * Each schema is asked once, however many ways lead to it, or a ladder of diamonds would take twice as long at every
 * step. So one is only called if the call asks nothing that another call asks already; else it is merged in, too. To
 * merge one in is never wrong.
 */
function checksOf(start: SchemaId, from: Schemas): readonly Check[] {
  const checks: Check[] = [];
  const asked = new Set<SchemaId>();
  /** Found and not yet asked, the next one last: a chain of references is never too long for a stack of our own. */
  const waiting: Conjunct[] = [{ id: start, via: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, via } = next;
    if (asked.has(id)) continue;
    const named = id !== start && from.isNamed(id);
    const reached = named ? conjunctionOf(id, from) : [id];
    if (named && !reached.some((each) => asked.has(each))) {
      checks.push({ op: "call", id, via });
      for (const each of reached) asked.add(each);
      continue;
    }
    const merged = { id, via: named ? locationOf(id) : via };
    asked.add(id);
    checks.push(...ownChecksOf(merged, from));
    waiting.push(...conjunctsOf(merged, from).toReversed());
  }
  return isShownBy(checks, start, from) ? [...checks, { op: "secret", via: "" }] : checks;
}

/** Whether an explanation would show a value that is secret, and does not only call what hides it. */
function isShownBy(checks: readonly Check[], id: SchemaId, { secrets }: Schemas): boolean {
  return secrets.has(id) && !checks.every((check) => check.op === "call" && secrets.has(check.id));
}

/** A schema that must hold for a value, and the way to it from the schema that is asked for. */
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
  const evaluated = (parts: Parts) => evaluatedBy(id, parts, from, rule);
  const lowering: Lowering = { id, union: unions.get(id), exclusive: exclusive.has(id), formats, rule, evaluated };
  const checks = sections.flatMap((section) => section(schema.keywords, lowering)).filter(canFail);
  return checks.map((check) => ({ ...check, via }));
}

/** What `$ref` and `allOf` join to a schema. */
function conjunctsOf({ id, via }: Conjunct, from: Schemas): readonly Conjunct[] {
  const schema = schemaOf(id, from);
  if (schema.kind === "boolean") return [];
  const { $ref, allOf } = schema.keywords;
  const members = (allOf?.value ?? []).map((member, index) => ({ id: member, via: `${via}/allOf/${index}` }));
  return $ref === undefined ? members : [{ id: $ref.value, via }, ...members];
}

/** The schemas with names that must hold where one of them must: the schema itself and all that it refers to. */
function conjunctionOf(id: SchemaId, from: Schemas): readonly SchemaId[] {
  const all = new Set([id]);
  // A Set gives what is added while it is walked.
  for (const each of all) for (const conjunct of conjunctsOf({ id: each, via: "" }, from)) all.add(conjunct.id);
  return [...all].filter(from.isNamed);
}

function schemaOf(id: SchemaId, { schemas }: Schemas): Schema {
  const schema = schemas.get(id);
  if (schema === undefined) throw new Error(`${id} is no schema of the contract: normalise must collect every schema`);
  return schema;
}
