import { canonicalJson } from "../1-load/canonical-json.js";
import type { JsonValue } from "../1-load/tree.js";
import type { KeywordName, Keywords, Located, SchemaId, TypeName } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { resolve } from "../3-analyse/references.js";
import type { Pair } from "./finding.js";
import { type Said, type Sides, saidBy } from "./sides.js";

/**
 * Two schemas with what they join by `$ref` and `allOf` (Core §8.2.3.1, §10.2.1.1) written into them, so that it makes no
 * difference where a property is declared. Schemas with a name that both join stay apart, as they are compared by
 * themselves, and so does what would mean something else: `additionalProperties` depends on where it stands.
 */
export function flattenedPair(pair: Pair, sides: Sides): Pair {
  const [old, now] = [conjunctsIn(pair.old.keywords), conjunctsIn(pair.new.keywords)];
  const newNames = new Set(now.map((id) => resolve(sides.new.api, id)));
  const shared = new Set<SchemaId>();
  const sharedNow = new Set<SchemaId>();
  for (const id of old) {
    const target = resolve(sides.old.api, id);
    const twin = sides.schemas.newOf.get(target);
    if (twin === undefined || !newNames.has(twin)) continue;
    shared.add(target);
    sharedNow.add(twin);
  }
  if (old.length + now.length === shared.size + sharedNow.size) return pair;
  return {
    ...pair,
    old: flattened(pair.old, sides.old, shared, new Set()),
    new: flattened(pair.new, sides.new, sharedNow, new Set()),
  };
}

/** The schemas that a schema joins. */
export function conjunctsIn({ $ref, allOf }: Keywords): readonly SchemaId[] {
  return [...($ref ? [$ref.value] : []), ...(allOf?.value ?? [])];
}

function flattened(said: Said, model: Model, apart: ReadonlySet<SchemaId>, entered: ReadonlySet<SchemaId>): Said {
  const conjuncts = conjunctsIn(said.keywords);
  if (conjuncts.length === 0 || said.never) return said;
  const { $ref, allOf, ...own } = said.keywords;
  let keywords: Keywords = own;
  const left: SchemaId[] = [];
  for (const id of conjuncts) {
    const target = resolve(model.api, id);
    if (apart.has(target) || entered.has(target)) {
      left.push(id);
      continue;
    }
    const inner = flattened(saidBy(model, target), model, apart, new Set([...entered, target]));
    const { allOf: others, $ref: _, ...rest } = inner.keywords;
    const together = inner.never ? undefined : joinedKeywords(keywords, rest);
    if (together === undefined) left.push(id);
    else {
      keywords = together;
      left.push(...(others?.value ?? []));
    }
  }
  const located = allOf ?? $ref;
  if (left.length === 0 || located === undefined) return { ...said, keywords };
  return { ...said, keywords: { ...keywords, allOf: { ...located, value: left } } };
}

/** The keywords of two schemas that must both hold as those of one; undefined where that would mean something else. */
function joinedKeywords(a: Keywords, b: Keywords): Keywords | undefined {
  if (names(b).some((name) => staysApart.has(name)) || !areIndependent(a, b) || !areIndependent(b, a)) return undefined;
  const together: { [Name in KeywordName]?: Located<unknown> } = { ...a };
  for (const name of names(b)) {
    const [own, other] = [a[name], b[name]] as [Located<unknown> | undefined, Located<unknown>];
    if (own === undefined) together[name] = other;
    else if (!annotations.has(name)) {
      const value = join(name, own.value, other.value);
      if (value === undefined) return undefined;
      together[name] = { ...own, value };
    }
  }
  return together as Keywords;
}

/** What depends on where it stands, or is told of by itself. */
const staysApart: ReadonlySet<KeywordName> = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "discriminator",
  "$dynamicRef",
  "bytes",
]);

const annotations: ReadonlySet<KeywordName> = new Set([
  ...(["title", "description", "default", "deprecated", "readOnly", "writeOnly"] as const),
  ...(["examples", "$comment", "$defs", "contentEncoding", "contentMediaType", "contentSchema", "nullable"] as const),
]);

/** Whether no keyword of one says which values a keyword of the other applies to. */
function areIndependent(a: Keywords, b: Keywords): boolean {
  if (a.additionalProperties && (b.properties || b.patternProperties)) return false;
  if (a.items && (b.prefixItems || b.items)) return false;
  if (a.prefixItems && b.prefixItems) return false;
  if (a.contains && (b.contains || b.minContains || b.maxContains)) return false;
  return !(a.if && (b.if || b.then || b.else));
}

/** Two values of a keyword as one, where there is one that says both. */
function join(name: KeywordName, a: unknown, b: unknown): unknown {
  switch (name) {
    case "properties":
      return joinedProperties(a as ReadonlyMap<string, SchemaId>, b as ReadonlyMap<string, SchemaId>);
    case "required":
      return [...new Set([...(a as readonly string[]), ...(b as readonly string[])])];
    case "type":
      return joinedTypes(a as readonly TypeName[], b as readonly TypeName[]);
    case "minimum":
    case "exclusiveMinimum":
    case "minLength":
    case "minItems":
    case "minProperties":
      return Math.max(a as number, b as number);
    case "maximum":
    case "exclusiveMaximum":
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return Math.min(a as number, b as number);
    default:
      if (a instanceof Map || b instanceof Map) return undefined;
      return canonicalJson(a as JsonValue) === canonicalJson(b as JsonValue) ? a : undefined;
  }
}

function joinedProperties(
  a: ReadonlyMap<string, SchemaId>,
  b: ReadonlyMap<string, SchemaId>,
): ReadonlyMap<string, SchemaId> | undefined {
  const isTwice = [...b].some(([name, id]) => a.has(name) && a.get(name) !== id);
  return isTwice ? undefined : new Map([...a, ...b]);
}

function joinedTypes(a: readonly TypeName[], b: readonly TypeName[]): readonly TypeName[] | undefined {
  const both = [...a.filter((type) => isAmong(type, b)), ...b.filter((type) => !a.includes(type) && isAmong(type, a))];
  return both.length === 0 ? undefined : both;
}

function isAmong(type: TypeName, types: readonly TypeName[]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function names(keywords: Keywords): readonly KeywordName[] {
  return Object.keys(keywords) as KeywordName[];
}
