import { canonicalJson } from "../../1-load/canonical-json.js";
import { type ArrayNode, type Entry, type Node, type ObjectNode, toJson } from "../../1-load/tree.js";
import type { SchemaId } from "../../2-normalise/api.js";
import { chosenNameField } from "../../2-normalise/chosen-names.js";
import { nameFields } from "../../2-normalise/enums.js";
import { methodFields } from "../../2-normalise/methods.js";
import type { Model } from "../../3-analyse/model.js";
import type { Change, Subject } from "../change.js";
import type { Comparing } from "../finding.js";
import type { Sides } from "../sides.js";
import { none } from "../verdicts.js";
import { shownText, shownValue } from "../words.js";
import { typeName } from "./name-changes.js";
import { operationSubject } from "./operation-changes.js";

/**
 * What the entry documents say that nothing is generated from and no value is checked by: extensions (OAS 3.1 §4.9) are
 * listed, and documentation that belongs to no schema or operation is counted. Only places that both contracts have are
 * compared, as what came or went with its place is told with that.
 */
export function compareExtensions({ sides, reword }: Comparing): readonly Change[] {
  const root: Place = { way: [], path: "", kind: "fields" };
  return differences(sides.old.api.written, sides.new.api.written, root).flatMap((difference) => {
    const { name, old, new: now, around } = difference;
    const places = { old: old?.keyAt ?? around.old, new: now?.keyAt ?? around.new };
    if (!name.startsWith("x-") && name !== "xml") {
      reword(places);
      return [];
    }
    const subject = subjectOf(difference.place, sides);
    if (subject === undefined) return [];
    const what = `${whatOf(difference)}${subject.kind === "api" ? whereOf(difference.place) : ""}`;
    const rule = `${name === "xml" ? "xml" : "extension"}-changed`;
    const directions = ["request", "response"] as const;
    return [{ rule, subject, directions, wire: none, source: none, ...places, what, mend: undefined }];
  });
}

/** A value in both documents. */
interface Place {
  /** The keys that lead to it. */
  readonly way: readonly string[];
  /** The same for people, from the schema or the operation that it is in: ` response 200.items[]`. */
  readonly path: string;
  /** Whether its keys are fields of OpenAPI, names that the contract chose, or the sections of the components. */
  readonly kind: "fields" | "names" | "sections";
}

/** A field that is different at a place. */
interface Difference {
  readonly place: Place;
  readonly name: string;
  readonly old: Entry | undefined;
  readonly new: Entry | undefined;
  readonly around: { readonly old: Node["at"]; readonly new: Node["at"] };
}

function differences(old: Node, now: Node, place: Place): readonly Difference[] {
  if (textOf(old) === textOf(now)) return [];
  if (old.kind === "array" && now.kind === "array") {
    return pairsOf(old, now).flatMap(([before, after, key]) => differences(before, after, inside(place, key, after)));
  }
  if (old.kind !== "object" || now.kind !== "object") return [];
  const names = [...new Set([...old.entries.keys(), ...now.entries.keys()])];
  return names.flatMap((name): readonly Difference[] => {
    const [before, after] = [old.entries.get(name), now.entries.get(name)];
    if (place.kind !== "names" && isRemark(name, place)) {
      const isSame = before && after && canonicalJson(toJson(before.value)) === canonicalJson(toJson(after.value));
      if (isSame || ignored.has(name)) return [];
      return [{ place, name, old: before, new: after, around: { old: old.at, new: now.at } }];
    }
    if (before === undefined || after === undefined || isData(name, place)) return [];
    return differences(before.value, after.value, inside(place, name, after.value));
  });
}

/** Whether a field of OpenAPI says something to people and tools only, and no other rule compares it. */
function isRemark(name: string, { way }: Place): boolean {
  if (name.startsWith("x-") || documentation.has(name)) return true;
  if (name === "tags") return way.length === 0;
  if (name === "summary") return way[0] === "info" || way.at(-2) === "responses";
  if (name === "name") return way.at(-2) === "servers";
  return name === "description" && (described.has(way.at(-2) ?? "") || way[0] === "tags");
}

const documentation: ReadonlySet<string> = new Set([
  ...["example", "examples", "externalDocs", "xml", "contact", "license", "termsOfService", "bearerFormat"],
]);

/** What the objects are in whose descriptions nobody else compares. */
const described: ReadonlySet<string> = new Set(["servers", "variables", "links"]);

/** Extensions that names follow from, which are told with the names. */
const ignored: ReadonlySet<string> = new Set([chosenNameField, ...nameFields]);

/** Whether a field holds no objects of OpenAPI, or calls that are compared as text. `default` is a response, too. */
function isData(name: string, { way, kind }: Place): boolean {
  return kind === "fields" && data.has(name) && way.at(-1) !== "responses";
}

const data: ReadonlySet<string> = new Set([
  ...["default", "enum", "const", "required", "security", "dependentRequired", "callbacks", "webhooks"],
]);

/** Fields whose keys are names. */
const named: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions", "mapping"],
  ...["content", "headers", "links", "encoding", "variables", "scopes"],
]);

function inside({ way, path, kind }: Place, key: string, value: Node): Place {
  const next = [...way, key];
  if (kind === "sections") return { way: next, path, kind: "names" };
  if (kind === "fields" && key === "components") return { way: next, path, kind: "sections" };
  return {
    way: next,
    path: path + segmentOf(way, key, value),
    kind: kind === "fields" && named.has(key) ? "names" : "fields",
  };
}

/** What people are shown of a step into a value. */
function segmentOf(way: readonly string[], key: string, value: Node): string {
  switch (way.at(-1)) {
    case "properties":
      return `.${key}`;
    case "responses":
      return ` response ${key}`;
    case "headers":
      return ` header ${key}`;
    case "parameters":
      return value.kind === "object"
        ? ` ${["in", "name"].map((field) => stringIn(value, field)).join(" parameter ")}`
        : "";
    default:
      return key === "items" ? "[]" : key === "requestBody" ? " request body" : "";
  }
}

/** The items of two lists that belong together: by what they are, else by their order in lists of one length. */
function pairsOf(old: ArrayNode, now: ArrayNode): readonly (readonly [Node, Node, string])[] {
  return now.items.flatMap((after, index) => {
    const identity = identityOf(after);
    const before =
      identity === undefined
        ? old.items.length === now.items.length && old.items[index]
        : old.items.find((item) => identityOf(item) === identity);
    return before ? [[before, after, String(index)] as const] : [];
  });
}

function identityOf(node: Node): string | undefined {
  if (node.kind !== "object") return undefined;
  // The name of a server is for people: its address says which it is.
  const fields = node.entries.has("url") ? ["url"] : ["$ref", "in", "name"];
  const keys = fields.filter((key) => node.entries.has(key));
  return keys.length === 0 ? undefined : JSON.stringify(keys.map((key) => [key, stringIn(node, key)]));
}

function stringIn(node: ObjectNode, key: string): string {
  const value = node.entries.get(key)?.value;
  return value?.kind === "string" ? value.value : "";
}

/** What a place is part of. Undefined for an operation that was not compared, as where a filter leaves it out. */
function subjectOf({ way, path }: Place, { new: now }: Sides): Subject | undefined {
  const [room, name = "", section = ""] = way;
  if (room === "paths" && Object.hasOwn(methodFields, section)) {
    const operation = now.api.operations.find((each) => each.path.value === name && each.method === section);
    return operation && operationSubject(operation, path.trim());
  }
  const id = room === "components" && name === "schemas" ? idOf(section, now) : undefined;
  return id === undefined ? { kind: "api" } : { kind: "schema", name: typeName(now, id), path };
}

function idOf(name: string, { api }: Model): SchemaId | undefined {
  return [...api.named].find(([, each]) => each === name)?.[0];
}

function whatOf({ name, old, new: now }: Difference): string {
  const [before, after] = [old, now].map((entry) => entry && shownValue(toJson(entry.value)));
  if (after === undefined) return `has no ${shownText(name)} any more, and had ${before}`;
  return `has the ${shownText(name)} ${after}${before === undefined ? "" : ` in place of ${before}`}`;
}

function whereOf({ way }: Place): string {
  return way.length === 0 ? "" : ` at \`${way.join(".")}\``;
}

function textOf({ at }: Node): string {
  return at.source.text.slice(at.start, at.end);
}
