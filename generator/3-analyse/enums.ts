import { unescapeToken } from "../1-load/references.js";
import type { Api, Enum, EnumValue, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import { isEnumValue } from "../2-normalise/enums.js";
import { locationOf, relativePointer } from "../2-normalise/locations.js";
import { schemasOf } from "../2-normalise/operation-schemas.js";
import type { ListedValues, Shape, TypeName } from "./model.js";
import type { NameTable } from "./name-table.js";
import { schemaOf } from "./references.js";
import { toCamelCase, toPascalCase } from "./words.js";

/**
 * The enums of strings and numbers that are part of a type, in the order of the contract: those of named schemas, of their
 * properties and items, and of parameters and bodies. One of which there are copies is listed once.
 *
 * Their names give way to all others, and are made of where the enum is written: `priceCurrencyValues`.
 */
export function enumsOf(
  api: Api,
  { shapes, names }: { readonly shapes: ReadonlyMap<SchemaId, Shape>; readonly names: ReadonlyMap<SchemaId, TypeName> },
  table: NameTable,
): ReadonlyMap<SchemaId, ListedValues> {
  const enums = new Map<SchemaId, Draft>();
  for (const schema of schemasInTypes(api)) {
    const { id } = schema;
    const location = locationOf(id);
    const source = api.enums.get(location);
    if (source === undefined || enums.has(location)) continue;
    const values = valuesOf(schema, shapes.get(id));
    if (values.length > 0) enums.set(location, { id, source, values, ...calledAfter(location, source, api, names) });
  }
  const named = new Map<SchemaId, ListedValues>();
  // Sorted, since the order of the document must make no difference; schemas with a name come first.
  const inOrder = [...enums].toSorted(
    ([a, x], [b, y]) => Number(names.has(y.id)) - Number(names.has(x.id)) || (a < b ? -1 : 1),
  );
  for (const [location, draft] of inOrder) named.set(location, nameEnum(location, draft));
  return new Map([...enums.keys()].map((location) => [location, named.get(location) as ListedValues]));

  function nameEnum(location: SchemaId, { id, source, values, words, subject }: Draft): ListedValues {
    const type = names.get(id)?.type;
    const assign = (what: string, candidates: readonly string[]) =>
      table.assign({
        subject: `${what} of \`${subject}\``,
        candidates,
        origin: type === undefined ? "unexpected" : "derived",
        written: undefined,
        key: location,
        at: schemaOf(api, id).at,
      });
    const list = words.map(toCamelCase);
    const object = words.map(toPascalCase);
    const hasNames = values.every((value) => source.names.has(value));
    return {
      id,
      subject,
      list: assign("the list of values", [...list.map((word) => `${word}Values`), `${list[0]}EnumValues`]),
      object: hasNames
        ? assign("the object of values", [...object.map((word) => `${word}Enum`), `${object[0]}EnumObject`])
        : undefined,
      values: values.map((value) => ({
        value,
        name: source.names.get(value),
        description: source.descriptions.get(value),
      })),
    };
  }
}

interface Draft {
  readonly id: SchemaId;
  readonly source: Enum;
  readonly values: readonly EnumValue[];
  /** What it is called after, the best first. */
  readonly words: readonly string[];
  /** What it is, for a reader. */
  readonly subject: string;
}

/** The values that the type of the schema has, each once. Empty where others are listed than strings, numbers and `null`. */
function valuesOf({ keywords }: KeywordSchema, shape: Shape | undefined): readonly EnumValue[] {
  const listed = keywords.enum?.value ?? [];
  if (listed.some((value) => value !== null && !isEnumValue(value))) return [];
  const members = shape?.kind === "union" ? shape.members : shape === undefined ? [] : [shape];
  const literals = new Set(members.flatMap((member) => (member.kind === "literal" ? [member.value] : [])));
  return [...new Set(listed.filter(isEnumValue))].filter((value) => literals.has(value));
}

/** An enum is called after its type, or after its owner and the keys that lead from there to it. */
function calledAfter(
  location: SchemaId,
  { locationNames }: Enum,
  api: Api,
  names: ReadonlyMap<SchemaId, TypeName>,
): Pick<Draft, "words" | "subject"> {
  const own = names.get(location)?.type;
  if (own !== undefined) return { words: [own], subject: own };
  const owner = ownerOf(location, api.named);
  const written = owner && api.named.get(owner);
  const type = owner && names.get(owner)?.type;
  if (written === undefined || type === undefined) return { words: locationNames, subject: locationNames[0] ?? "" };
  return {
    words: locationNames.map((name) => (name.startsWith(`${written} `) ? type + name.slice(written.length) : name)),
    subject: type + pathText(relativePointer(owner as SchemaId, location)),
  };
}

/** The way from a schema to one inside it, as it is in a value: `.tags[]`. */
function pathText(pointer: string): string {
  return pointer
    .replace(/\/properties\/([^/]*)/g, (_, key: string) => `.${unescapeToken(key)}`)
    .replace(/\/(?:items|additionalProperties|prefixItems\/\d+)/g, "[]")
    .replace(/\/(?:allOf|anyOf|oneOf)\/\d+/g, "");
}

/** The nearest schema around a location that has a name. */
function ownerOf(location: SchemaId, named: Api["named"]): SchemaId | undefined {
  const end = location.lastIndexOf("/");
  if (end === -1) return undefined;
  const around = location.slice(0, end) as SchemaId;
  return named.has(around) ? around : ownerOf(around, named);
}

/**
 * The schemas that values of some type have to be valid for, each followed by those inside it. Those under `not` or `if` are
 * none.
 */
function schemasInTypes(api: Api): readonly KeywordSchema[] {
  const seen = new Map<SchemaId, KeywordSchema>();
  for (const root of [...api.named.keys(), ...api.operations.flatMap(schemasOf).map(({ id }) => id)]) {
    const pending = [root];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const schema = api.schemas.get(id);
      const isOfAnother = id !== root && api.named.has(id);
      if (seen.has(id) || isOfAnother || schema?.kind !== "keywords") continue;
      seen.set(id, schema);
      pending.push(...insideOf(schema).toReversed());
    }
  }
  return [...seen.values()];
}

function insideOf({ keywords }: KeywordSchema): readonly SchemaId[] {
  const { $ref, properties, patternProperties, additionalProperties, unevaluatedProperties } = keywords;
  const { items, prefixItems, unevaluatedItems, allOf, anyOf, oneOf } = keywords;
  const single = [$ref, additionalProperties, unevaluatedProperties, items, unevaluatedItems];
  const lists = [allOf, anyOf, oneOf, prefixItems];
  const maps = [properties, patternProperties];
  return [
    ...maps.flatMap((keyword) => [...(keyword?.value.values() ?? [])]),
    ...lists.flatMap((keyword) => keyword?.value ?? []),
    ...single.flatMap((keyword) => keyword?.value ?? []),
  ];
}
