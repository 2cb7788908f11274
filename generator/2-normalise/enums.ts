import { unescapeToken } from "../1-load/references.js";
import { type Node, type ObjectNode, propertyValue, toJson } from "../1-load/tree.js";
import type { Enum, EnumValue, KeywordSchema } from "./api.js";
import { locationNames } from "./location-names.js";
import type { Reading } from "./reading.js";
import { nodeOfEntry, type SourceNode } from "./source-nodes.js";

/** Fields that name the values of the `enum` beside them, as other generators read them, too. The first one counts. */
export const nameFields = ["x-enum-varnames", "x-enumNames"] as const;

/** Fields that describe the values. */
export const descriptionFields = ["x-enum-descriptions", "x-enumDescriptions"] as const;

/**
 * Reads what a schema says of the values in its `enum` besides listing them. Reports names and descriptions that do not
 * belong to the values one by one, and leaves them out. Returns undefined for a schema without `enum`.
 */
export function readEnum(
  source: SourceNode<ObjectNode>,
  { keywords }: KeywordSchema,
  isEntry: boolean,
  reading: Reading,
): Enum | undefined {
  const fields = [...nameFields, ...descriptionFields].filter((field) => source.node.entries.has(field));
  const listed = keywords.enum?.value;
  if (listed === undefined) {
    for (const field of fields) {
      const { keyAt } = nodeOfEntry(source, source.node.entries.get(field) as never);
      reading.diagnostics.report("keyword-ignored", keyAt, { keyword: field, companion: "enum" });
    }
    return undefined;
  }
  const values = listed.flatMap((value) => (isEnumValue(value) ? [value] : []));
  const all = { source, values, withNull: listed.length > values.length && listed.includes(null), reading };
  return {
    locationNames: locationNames(nameBearer(source), isEntry),
    names: readTexts(nameFields, all, isNames),
    descriptions: readTexts(descriptionFields, all, () => undefined),
  };
}

export function isEnumValue(value: unknown): value is EnumValue {
  return typeof value === "string" || typeof value === "number";
}

interface Values {
  readonly source: SourceNode<ObjectNode>;
  readonly values: readonly EnumValue[];
  /** Whether `null` is listed, too, which needs no name. */
  readonly withNull: boolean;
  readonly reading: Reading;
}

/** The texts for the values, from the first of several fields. All of the fields are checked. */
function readTexts(
  fields: readonly string[],
  { source, values, withNull, reading }: Values,
  problemOf: (texts: readonly string[]) => string | undefined,
): ReadonlyMap<EnumValue, string> {
  const read = fields.flatMap((field) => {
    const node = propertyValue(source.node, field);
    if (node === undefined) return [];
    const texts = node.kind === "object" ? textsByValue(node, values) : textsInOrder(node, values, withNull);
    const problem = typeof texts === "string" ? texts : problemOf([...texts.values()]);
    if (problem === undefined && typeof texts !== "string") return [texts];
    reading.diagnostics.report("enum-texts-unusable", node.at, { field, problem: problem ?? "" });
    return [];
  });
  return read[0] ?? new Map();
}

/** A list has a text for each value. Returns the texts, or what is wrong. */
function textsInOrder(
  node: Node,
  values: readonly EnumValue[],
  withNull: boolean,
): ReadonlyMap<EnumValue, string> | string {
  const texts = node.kind === "array" ? node.items.map(toJson) : undefined;
  if (texts === undefined) return "it is no list";
  const isRightLength = texts.length === values.length || (withNull && texts.length === values.length + 1);
  if (!isRightLength) return `it has ${counted(texts.length, "text")} for ${counted(values.length, "value")}`;
  const strings = values.map((_, index) => texts[index]);
  if (strings.some((text) => typeof text !== "string")) return "not all of it is text";
  return new Map(values.map((value, index) => [value, strings[index] as string]));
}

/** An object has the texts of some values by the values. */
function textsByValue(node: ObjectNode, values: readonly EnumValue[]): ReadonlyMap<EnumValue, string> | string {
  const texts = new Map<EnumValue, string>();
  for (const [key, { value: text }] of node.entries) {
    const value = values.find((each) => String(each) === key);
    if (value === undefined) return `\`${key}\` is none of the values`;
    if (text.kind !== "string") return "not all of it is text";
    texts.set(value, text.value);
  }
  return texts;
}

/** The names are the keys of one object. */
function isNames(names: readonly string[]): string | undefined {
  if (names.some((name) => name.trim() === "")) return "a name is empty";
  // As the key of an object it would be its prototype.
  if (names.includes("__proto__")) return "`__proto__` means something else in JavaScript";
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? undefined : `\`${repeated}\` is in it twice`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * The schema after which an enum is named: a union around it in which it is the only variant besides `null` has no values
 * but these.
 */
function nameBearer({ document, pointer }: SourceNode): Pick<SourceNode, "document" | "pointer"> {
  const [, outer = "", keyword = ""] = /^(.*)\/(anyOf|oneOf|allOf)\/\d+$/s.exec(pointer) ?? [];
  if (keyword === "") return { document, pointer };
  const tokens = outer.split("/").slice(1);
  const around = tokens.reduce<Node | undefined>((node, token) => {
    const key = unescapeToken(token);
    if (node?.kind === "array") return node.items[Number(key)];
    return node?.kind === "object" ? propertyValue(node, key) : undefined;
  }, document.root);
  const members = around?.kind === "object" ? propertyValue(around, keyword) : undefined;
  const others = members?.kind === "array" ? members.items.filter((member) => !isNull(member)) : [];
  return { document, pointer: others.length === 1 ? outer : pointer };
}

function isNull(schema: Node): boolean {
  const type = schema.kind === "object" ? propertyValue(schema, "type") : undefined;
  return type?.kind === "string" && type.value === "null";
}
