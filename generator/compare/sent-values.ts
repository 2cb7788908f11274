import type { KeywordName, KeywordSchema, Keywords, Located, Schema, SchemaId } from "../2-normalise/api.js";
import { mapSubschemas, subschemasOf } from "../2-normalise/applicators.js";
import { resolveNames } from "../3-analyse/references.js";
import type { JoinedSchemas } from "./joined-schemas.js";
import type { OneWay } from "./verdicts.js";

/**
 * Schemas of what people send who keep to what a contract says of it without asserting it. A text with
 * `contentEncoding: base64` is base64, though only `format: byte` asserts that (OAS 3.1 §4.4.2). And where `oneWay` is given,
 * nobody sends the properties that it marks: what is `readOnly` SHOULD NOT be sent in a request, and what is `writeOnly`
 * SHOULD NOT be sent in a response (OAS 3.0.3 §4.7.24).
 *
 * Returns the schema itself where it says nothing of these. What is below `not` and conditions stays: there, a schema that
 * accepts less makes the whole accept more.
 */
export function createSentValues(joined: JoinedSchemas, oneWay: OneWay | undefined): (id: SchemaId) => SchemaId {
  const { schemas } = joined;
  const limited = new Map<SchemaId, SchemaId>();
  const holding = new Map<SchemaId, boolean>();
  return (id) => (holds(id) ? limit(id) : id);

  function limit(id: SchemaId): SchemaId {
    const schema = schemas.get(id);
    if (schema?.kind !== "keywords") return id;
    const known = limited.get(id);
    if (known !== undefined) return known;
    // A schema that leads back to itself leads to its new form, which is made first and filled after.
    const own = joined.reserve(schema);
    limited.set(id, own);
    const keywords = mapSubschemas(schema, (inner, name) => (lessIsMore.has(name) ? inner : limit(inner)));
    joined.fill(own, { ...keywords, ...withoutMarked(schema, keywords), ...encodedFormat(keywords) });
    return own;
  }

  function withoutMarked(schema: KeywordSchema, { properties }: Keywords): Keywords {
    const marked = markedIn(schema);
    if (properties === undefined || marked.size === 0) return {};
    const value = new Map([...properties.value].map(([name, id]) => [name, marked.has(name) ? joined.never : id]));
    return { properties: { ...properties, value } };
  }

  /** Whether a schema leads to such a property. */
  function holds(root: SchemaId): boolean {
    const known = holding.get(root);
    if (known !== undefined) return known;
    // Iterating a Set visits elements that are added meanwhile.
    const reached = new Set([root]);
    let result = false;
    for (const id of reached) {
      const schema = schemas.get(id);
      result = holding.get(id) === true || (schema?.kind === "keywords" && isConcerned(schema));
      if (result) break;
      if (schema !== undefined && holding.get(id) === undefined)
        for (const inner of subschemasOf(schema)) reached.add(inner);
    }
    for (const id of result ? [root] : reached) holding.set(id, result);
    return result;
  }

  function isConcerned(schema: KeywordSchema): boolean {
    return markedIn(schema).size > 0 || encodedFormat(schema.keywords).format !== undefined;
  }

  /** The properties that a schema marks, directly or by what they refer to. */
  function markedIn({ keywords }: KeywordSchema): ReadonlySet<string> {
    const marked = [...(keywords.properties?.value ?? [])].filter(
      ([, id]) => isMarked(id) || isMarked(resolveNames({ schemas }, id)),
    );
    return new Set(marked.map(([name]) => name));
  }

  function isMarked(id: SchemaId): boolean {
    const property = schemas.get(id);
    return oneWay !== undefined && property?.kind === "keywords" && property.keywords[oneWay]?.value === true;
  }
}

function encodedFormat({ contentEncoding, format }: Keywords): Pick<Keywords, "format"> {
  if (contentEncoding?.value !== "base64" || format !== undefined) return {};
  return { format: { ...contentEncoding, value: "byte" } };
}

const lessIsMore: ReadonlySet<KeywordName> = new Set(["not", "if", "oneOf", "contains", "propertyNames"]);

/**
 * A schema of what is sent by those who do not know of some properties. By its letter it mostly allows any, but who does
 * not know of a property does not send it: one that is added to a contract refuses nobody. Where a schema says what others
 * have to be, they may be sent.
 */
export function withoutUnknown(id: SchemaId, names: readonly string[], joined: JoinedSchemas): SchemaId {
  const schema = joined.schemas.get(id);
  if (schema?.kind !== "keywords" || names.length === 0) return id;
  const value = new Map(names.map((name) => [name, joined.never]));
  return joined.add({ allOf: located([id], schema), properties: located(value, schema) }, schema);
}

function located<T>(value: T, { at }: Pick<Schema, "at">): Located<T> {
  return { value, at, keyAt: at };
}
