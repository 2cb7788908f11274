import type { Keywords, SchemaId } from "../../2-normalise/api.js";
import { keyOfReading, type Reading, readingInside, type TextReading } from "../reading.js";
import { type Alternative, alternativesOf, type Bound } from "./alternatives.js";
import { numberTexts } from "./number-texts.js";
import type { TextSchemas } from "./text-schemas.js";

/** The forms in which the values of a schema are written. */
export interface WrittenForms {
  /** As one schema. */
  of(id: SchemaId, reading: Reading, bound: Bound): SchemaId;
  /** As schemas that are together all of them, those of the plainest values first. */
  partsOf(id: SchemaId, reading: Reading, bound: Bound): readonly SchemaId[];
}

/**
 * What is on the wire for the values of a schema, as JSON in which two values are the same where nobody can tell apart how
 * they are written. A string, a number or a boolean is its text. A list of one that looks like its item is that item, and
 * one of none is not there: nothing is sent for it (RFC 6570 §2.3). What is written as JSON stays as it is.
 */
export function createWrittenForms(texts: TextSchemas): WrittenForms {
  const { make, isEmpty, includes, schemas } = texts;
  const known = new Map<string, readonly SchemaId[] | "open">();
  const conjunctions = new Map<string, SchemaId>();
  const anything = make({});
  const severalItems = make({ type: ["array"] });
  return { of, partsOf };

  function of(id: SchemaId, reading: Reading, bound: Bound): SchemaId {
    const [only, ...others] = partsOf(id, reading, bound);
    return only !== undefined && others.length === 0 ? only : make({ anyOf: partsOf(id, reading, bound) });
  }

  function partsOf(id: SchemaId, reading: Reading, bound: Bound): readonly SchemaId[] {
    const key = `${id} ${keyOfReading(reading)} ${bound}`;
    const earlier = known.get(key);
    // Of a schema that leads back to itself there may be anything, and nothing is certain.
    if (earlier === "open") return unread(bound);
    if (earlier !== undefined) return earlier;
    known.set(key, "open");
    const parts = madeParts(id, reading, bound);
    known.set(key, parts);
    return parts;
  }

  function madeParts(id: SchemaId, reading: Reading, bound: Bound): readonly SchemaId[] {
    // Whoever accepts everything accepts it in every form.
    if (id === anything) return [anything];
    switch (reading.kind) {
      case "json":
        return [id];
      case "form":
        return [...objects(id, reading, bound), ...existing(make({ allOf: [id], not: make({ type: ["object"] }) }))];
      case "text":
        return [
          ...existing(make({ allOf: [id], type: ["string"] })),
          ...numberTexts(id, bound, texts),
          ...booleans(id),
          ...existing(make({ allOf: [id], type: ["null"] })),
          ...lists(id, reading, bound),
          ...(reading.objects === "json" ? existing(objectsOf(id)) : objects(id, reading, bound)),
        ];
      default:
        return reading satisfies never;
    }
  }

  /** Schemas as one, which is the same for the same ones: so those that lead back to themselves are known again. */
  function all(ids: readonly SchemaId[]): SchemaId {
    const [only, ...others] = ids;
    if (only === undefined) return anything;
    if (others.length === 0) return only;
    const key = ids.join(" ");
    const id = conjunctions.get(key) ?? make({ allOf: ids });
    conjunctions.set(key, id);
    return id;
  }

  function existing(id: SchemaId): readonly SchemaId[] {
    return isEmpty(id) ? [] : [id];
  }

  function objectsOf(id: SchemaId): SchemaId {
    return make({ allOf: [id], type: ["object"] });
  }

  function booleans(id: SchemaId): readonly SchemaId[] {
    const values = [true, false].filter((value) => includes(make({ const: value }), id).kind === "proven");
    return values.length === 0 ? [] : [make({ enum: values.map(String) })];
  }

  function unread(bound: Bound): readonly SchemaId[] {
    return bound === "possible" ? [anything] : [];
  }

  function lists(id: SchemaId, reading: TextReading, bound: Bound): readonly SchemaId[] {
    const part = make({ allOf: [id], type: ["array"] });
    if (isEmpty(part)) return [];
    if (reading.lists === "json") return [part];
    const alternatives = alternativesOf(id, "array", bound, schemas);
    if (alternatives === undefined) return unread(bound);
    return alternatives.flatMap((alternative) => listsOf(alternative, reading, bound));
  }

  function listsOf(alternative: Alternative, reading: TextReading, bound: Bound): readonly SchemaId[] {
    const inside = readingInside(reading, "item");
    const length = Math.max(0, ...alternative.map(({ prefixItems }) => prefixItems?.value.length ?? 0));
    const itemAt = (index: number) => all(alternative.flatMap((keywords) => itemIn(keywords, index) ?? []));
    const first = Array.from({ length }, (_, index) => itemAt(index));
    const rest = itemAt(length);
    const least = Math.max(1, ...alternative.map(({ minItems }) => minItems?.value ?? 0));
    const most = Math.min(...alternative.map(({ maxItems }) => maxItems?.value ?? Number.POSITIVE_INFINITY));
    const areDistinct = alternative.some(({ uniqueItems }) => uniqueItems?.value === true);
    const isToldApart = [...first, rest].every((item) => haveTextsOfTheirOwn(item));
    if (areDistinct && !isToldApart && bound === "certain") return [];
    const isBare = reading.lists === "repeated";
    const sole = isBare && least === 1 && most >= 1 ? partsOf(first[0] ?? rest, inside, bound) : [];
    // What is written for a list inside a list is not what is written for several items.
    const single = bound === "possible" ? sole : sole.map((each) => make({ allOf: [each], not: severalItems }));
    const shortest = isBare ? Math.max(2, least) : least;
    if (most < shortest) return single;
    const several = make({
      type: ["array"],
      ...(length === 0 ? {} : { prefixItems: first.map((item) => of(item, inside, bound)) }),
      items: of(rest, inside, bound),
      minItems: shortest,
      ...(Number.isFinite(most) ? { maxItems: most } : {}),
      ...(areDistinct && isToldApart ? { uniqueItems: true } : {}),
    });
    return [...single, ...existing(several)];
  }

  /** Whether two values of a schema are never written alike. */
  function haveTextsOfTheirOwn(id: SchemaId): boolean {
    return (["string", "integer", "boolean"] as const).some(
      (type) => includes(id, make({ type: [type] })).kind === "proven",
    );
  }

  function objects(id: SchemaId, reading: Reading, bound: Bound): readonly SchemaId[] {
    if (isEmpty(objectsOf(id))) return [];
    const alternatives = alternativesOf(id, "object", bound, schemas);
    if (alternatives === undefined) return bound === "possible" ? [make({ type: ["object"] })] : [objectsOf(id)];
    return alternatives.map((alternative) => objectOf(alternative, reading, bound));
  }

  function objectOf(alternative: Alternative, reading: Reading, bound: Bound): SchemaId {
    const names = new Set(alternative.flatMap(({ properties }) => [...(properties?.value.keys() ?? [])]));
    const form = (ids: readonly SchemaId[], property: string | undefined) =>
      of(all(ids), readingInside(reading, { property }), bound);
    const properties = [...names].map((name) => {
      const ids = alternative.flatMap((keywords) => propertyIn(keywords, name) ?? []);
      return [name, form(ids, name)] as const;
    });
    const others = alternative.flatMap(({ additionalProperties }) => additionalProperties?.value ?? []);
    const counts = alternative.flatMap(({ minProperties, maxProperties }) => [
      make({
        ...(minProperties === undefined ? {} : { minProperties: minProperties.value }),
        ...(maxProperties === undefined ? {} : { maxProperties: maxProperties.value }),
      }),
    ]);
    return make({
      type: ["object"],
      properties: new Map(properties),
      required: [...new Set(alternative.flatMap(({ required }) => required?.value ?? []))],
      additionalProperties: form(others, undefined),
      ...(counts.length === 0 ? {} : { allOf: counts }),
      // Where an object is its properties, one without any is not sent.
      ...(reading.kind === "text" ? { minProperties: 1 } : {}),
    });
  }
}

function itemIn({ prefixItems, items }: Keywords, index: number): SchemaId | undefined {
  return prefixItems?.value[index] ?? items?.value;
}

function propertyIn({ properties, additionalProperties }: Keywords, name: string): SchemaId | undefined {
  return properties?.value.get(name) ?? additionalProperties?.value;
}
