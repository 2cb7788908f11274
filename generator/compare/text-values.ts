import { canonicalJson } from "../1-load/canonical-json.js";
import type { JsonValue } from "../1-load/tree.js";
import type { Located, Schema, SchemaId, TypeName } from "../2-normalise/api.js";
import { mapSubschemas } from "../2-normalise/applicators.js";
import { resolveNames } from "../3-analyse/references.js";
import type { Inclusion, Prover } from "./inclusion/inclusion.js";
import type { JoinedSchemas } from "./joined-schemas.js";

/**
 * Whether everything that is written as text under one schema is read under another. The values of parameters, headers
 * and forms are text (OAS 3.1 §4.8.12.4): whoever reads a string accepts the text of every number, and a list with one
 * item looks like that item.
 */
export function createTextInclusion(
  joined: JoinedSchemas,
  prover: Prover,
): (left: SchemaId, right: SchemaId) => Inclusion {
  const { schemas } = joined;
  const includes = (left: SchemaId, right: SchemaId) => prover.included({ schemas, id: left }, { schemas, id: right });
  return (left, right) => {
    const asValues = includes(left, right);
    if (asValues.kind === "proven") return asValues;
    const answers = types.map((type) => includesPart(type, left, right));
    return (
      answers.find(({ kind }) => kind === "refuted") ??
      answers.find(({ kind }) => kind === "unknown") ?? { kind: "proven" }
    );
  };

  /** For the values of one type. */
  function includesPart(type: TypeName, left: SchemaId, right: SchemaId): Inclusion {
    const like = schemas.get(left) as Schema;
    const part = joined.add({ allOf: written([left], like), type: written([type], like) }, like);
    const asValues = includes(part, right);
    if (asValues.kind === "proven") return asValues;
    // No text is `null` (RFC 6570 §2.3).
    if (type === "null") return asValues;
    if (type === "array" || type === "object") {
      return includes(textsIn(part, like), right).kind === "proven" ? { kind: "proven" } : asValues;
    }
    const listed = listedBy(left)?.filter((value) => isOfType(value, type));
    if (listed?.every((value) => !isRefused(value, right, like))) return { kind: "proven" };
    const text = textOf(type, part, like);
    const readings = [text, listOf(part, like), listOf(text, like)].map((reading) => includes(reading, right));
    if (readings.some(({ kind }) => kind === "proven")) return { kind: "proven" };
    const witness = [asValues, ...readings].flatMap(valuesShown).find((value) => {
      const only = joined.add({ const: written(value, like) }, like);
      return includes(only, left).kind === "proven" && isRefused(value, right, like);
    });
    return witness === undefined ? undecided : { kind: "refuted", witness };
  }

  /** Whether a value is refused in all ways to read its text. */
  function isRefused(value: JsonValue, right: SchemaId, like: Schema): boolean {
    const text = typeof value === "string" ? value : canonicalJson(value);
    const readings = [value, text, ...valuesOf(text)].flatMap((reading): readonly JsonValue[] => [reading, [reading]]);
    return readings.every((reading) => {
      const only = joined.add({ const: written(reading, like) }, like);
      return includes(only, right).kind === "refuted";
    });
  }

  /** The texts of values of a type. */
  function textOf(type: TypeName, part: SchemaId, like: Schema): SchemaId {
    if (type === "string") return part;
    if (type === "boolean") return joined.add({ enum: written(["true", "false"], like) }, like);
    const integer = joined.add({ type: written(["integer"], like) }, like);
    const pattern = includes(part, integer).kind === "proven" ? integers : numbers;
    return joined.add({ type: written(["string"], like), pattern: written(pattern, like) }, like);
  }

  /** The values that a schema lists, or the few integers between its bounds; there may be some that it refuses. */
  function listedBy(id: SchemaId): readonly JsonValue[] | undefined {
    const schema = schemas.get(resolveNames({ schemas }, id));
    if (schema?.kind !== "keywords") return undefined;
    const { enum: list, const: only, type, minimum, maximum } = schema.keywords;
    if (list !== undefined || only !== undefined) return list?.value ?? [(only as Located<JsonValue>).value];
    const isInteger = type?.value.every((name) => name === "integer");
    if (!isInteger || minimum === undefined || maximum === undefined) return undefined;
    const [least, count] = [Math.ceil(minimum.value), Math.floor(maximum.value) - Math.ceil(minimum.value) + 1];
    return count > mostListed ? undefined : Array.from({ length: Math.max(count, 0) }, (_, index) => least + index);
  }

  /** A list with one such item and no other. */
  function listOf(item: SchemaId, like: Schema): SchemaId {
    return joined.add(
      {
        type: written(["array"], like),
        prefixItems: written([item], like),
        minItems: written(1, like),
        maxItems: written(1, like),
      },
      like,
    );
  }

  /** The same lists and objects, with texts in the place of numbers and booleans. */
  function textsIn(id: SchemaId, like: Schema): SchemaId {
    const schema = schemas.get(id);
    if (schema?.kind !== "keywords") return id;
    const keywords = mapSubschemas(schema, (inner, name) => {
      if (name === "items" || name === "properties" || name === "prefixItems" || name === "additionalProperties")
        return textOfItem(inner, like);
      return name === "allOf" || name === "$ref" ? textsIn(inner, like) : inner;
    });
    return joined.add(keywords, like);
  }

  function textOfItem(id: SchemaId, like: Schema): SchemaId {
    const scalar = joined.add({ type: written(["boolean", "number", "string"], like) }, like);
    if (includes(id, scalar).kind !== "proven") return id;
    const parts = (["boolean", "number", "string"] as const).flatMap((type) => {
      const part = joined.add({ allOf: written([id], like), type: written([type], like) }, like);
      return includes(part, joined.never).kind === "proven" ? [] : [textOf(type, part, like)];
    });
    return joined.add({ anyOf: written(parts, like) }, like);
  }
}

const types = ["null", "boolean", "number", "string", "array", "object"] as const;

function isOfType(value: JsonValue, type: TypeName): boolean {
  return type === "null" ? value === null : typeof value === type;
}

const integers = "^-?(?:0|[1-9][0-9]*)$";
const numbers = "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";

/** How many integers are looked at one by one. */
const mostListed = 50;

const undecided: Inclusion = { kind: "unknown", reason: "the texts that its values are written as" };

function written<T>(value: T, { at }: Schema): Located<T> {
  return { value, at, keyAt: at };
}

/** The values that an answer shows, and what they are the texts of. */
function valuesShown(answer: Inclusion): readonly JsonValue[] {
  if (answer.kind !== "refuted") return [];
  const { witness } = answer;
  return typeof witness === "string" ? [witness, ...valuesOf(witness)] : [witness];
}

/** The numbers and booleans that a text is read as. */
function valuesOf(text: string): readonly JsonValue[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "number" || typeof value === "boolean" ? [value] : [];
  } catch {
    return [];
  }
}
