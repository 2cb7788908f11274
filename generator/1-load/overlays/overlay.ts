import type { Diagnostics } from "../../diagnostics/collector.js";
import type { Span } from "../../diagnostics/source.js";
import { closest } from "../../diagnostics/suggestion.js";
import { type ArrayNode, type Node, type ObjectNode, propertyValue, type StringNode } from "../tree.js";
import { parseJsonPath, type Segment } from "./json-path.js";

/** An overlay document (Overlay 1.0.0, 1.1.0). */
export interface Overlay {
  readonly extends: StringNode | undefined;
  readonly actions: readonly Action[];
}

/** A change of the document. */
export interface Action {
  readonly at: Span;
  readonly target: Query;
  readonly change:
    | { readonly kind: "update"; readonly value: Node }
    | { readonly kind: "copy"; readonly from: Query }
    | { readonly kind: "remove" };
}

/** A JSONPath query, and where it is written. */
export interface Query {
  readonly at: Span;
  readonly segments: readonly Segment[];
}

/** Reads an overlay. Reports all mistakes in it; what is returned is without what is wrong. */
export function readOverlay(root: Node, { report }: Pick<Diagnostics, "report">): Overlay {
  const fields = objectIn(root, "An overlay");
  if (fields === undefined) return { extends: undefined, actions: [] };
  checkFields(fields, "an overlay", ["overlay", "info", "extends", "actions"]);
  const version = stringIn(fields, "overlay", "a version of the Overlay Specification, `1.0.0` or `1.1.0`");
  const isKnown = version === undefined || /^1\.[01]\.\d+$/.test(version.value);
  if (!isKnown) invalid(version.at, "overlay", "a version of the Overlay Specification, `1.0.0` or `1.1.0`");
  readInfo(fields);
  const list = propertyValue(fields, "actions");
  const isList = list?.kind === "array" && list.items.length > 0;
  if (!isList) invalid(list?.at ?? openingOf(fields), "actions", "a list of actions with at least one");
  const hasCopy = !version?.value.startsWith("1.0.");
  return {
    extends: propertyValue(fields, "extends") && stringIn(fields, "extends", "the URI of a document"),
    actions: isList ? (list as ArrayNode).items.flatMap((item) => readAction(item, hasCopy) ?? []) : [],
  };

  function readInfo(overlay: ObjectNode): void {
    const node = propertyValue(overlay, "info");
    if (node?.kind !== "object") {
      invalid(node?.at ?? openingOf(overlay), "info", "an object with a `title` and a `version`");
      return;
    }
    checkFields(node, "`info`", ["title", "version", "description"]);
    stringIn(node, "title", "a text");
    stringIn(node, "version", "a text");
  }

  function readAction(node: Node, hasCopy: boolean): Action | undefined {
    const fields = objectIn(node, "An action");
    if (fields === undefined) return undefined;
    checkFields(fields, "an action", ["target", "description", "update", "remove", ...(hasCopy ? ["copy"] : [])]);
    const target = readQuery(fields, "target");
    const change = readChange(fields, hasCopy);
    return target && change && { at: openingOf(fields), target, change };
  }

  /** An action has one change: by the letter, of two only one would count. */
  function readChange(action: ObjectNode, hasCopy: boolean): Action["change"] | undefined {
    const remove = propertyValue(action, "remove");
    if (remove !== undefined && remove.kind !== "boolean") invalid(remove.at, "remove", "`true` or `false`");
    const removes = remove?.kind === "boolean" && remove.value;
    const update = propertyValue(action, "update");
    const copies = hasCopy && propertyValue(action, "copy") !== undefined;
    const changes = [removes, update !== undefined, copies].filter((each) => each).length;
    if (changes !== 1) {
      const names = hasCopy ? "`update`, `copy` and `remove: true`" : "`update` and `remove: true`";
      report("overlay-invalid", openingOf(action), { what: "An action", expected: `have one of ${names}` });
      return undefined;
    }
    if (removes) return { kind: "remove" };
    if (update !== undefined) return { kind: "update", value: update };
    const from = readQuery(action, "copy");
    return from && { kind: "copy", from };
  }

  function readQuery(action: ObjectNode, field: "target" | "copy"): Query | undefined {
    const text = stringIn(action, field, "a JSONPath query");
    const parsed = text && parseJsonPath(text.value);
    if (text === undefined || parsed === undefined) return undefined;
    if (parsed.kind === "path") return { at: text.at, segments: parsed.segments };
    return void report("overlay-path-invalid", spanInside(text, parsed.offset), { field, problem: parsed.problem });
  }

  function stringIn(object: ObjectNode, field: string, expected: string): StringNode | undefined {
    const node = propertyValue(object, field);
    if (node?.kind === "string") return node;
    return void invalid(node?.at ?? openingOf(object), field, expected);
  }

  function objectIn(node: Node, what: string): ObjectNode | undefined {
    if (node.kind === "object") return node;
    return void report("overlay-invalid", node.at, { what, expected: "be an object" });
  }

  function invalid(at: Span, field: string, expected: string): void {
    report("overlay-invalid", at, { what: `\`${field}\``, expected: `be ${expected}` });
  }

  function checkFields({ entries }: ObjectNode, object: string, names: readonly string[]): void {
    for (const { key, keyAt } of entries.values()) {
      if (names.includes(key) || key.startsWith("x-")) continue;
      report("overlay-field-unknown", keyAt, { field: key, object, suggestion: closest(key, names) });
    }
  }
}

/** The place of an object as a whole, where one character is enough to show it. */
function openingOf({ at }: ObjectNode): Span {
  return { ...at, end: Math.min(at.start + 1, at.end) };
}

/** The rest of a text from an offset on, where the document has the text as it is. */
function spanInside({ at, value }: StringNode, offset: number): Span {
  const start = at.source.text.indexOf(value, at.start);
  const isVerbatim = start !== -1 && start + value.length <= at.end;
  return isVerbatim && offset < value.length ? { ...at, start: start + offset, end: start + value.length } : at;
}
