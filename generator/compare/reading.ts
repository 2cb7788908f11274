import type { Serialization } from "../2-normalise/api.js";
import type { Content, PropertyEncoding } from "../3-analyse/calls.js";

/** How values are written, which decides what others may take them for. */
export type Reading =
  | { readonly kind: "json" }
  | TextReading
  /** An object whose properties are the pairs or parts of a form. Those that are not listed are fields. */
  | { readonly kind: "form"; readonly fields: ReadonlyMap<string, Reading> };

/** Text: who reads it cannot tell a number from its digits. */
export interface TextReading {
  readonly kind: "text";
  /** `repeated`: a list is its items one after the other, so that one with a single item looks like that item. */
  readonly lists: "repeated" | "bracketed" | "json";
  readonly objects: "texts" | "json";
}

export const asJson: Reading = { kind: "json" };

/** How whoever gets the value of a parameter or a header reads it (OAS 3.1 §4.8.12.4). */
export function readingOf(serialization: Serialization): Reading {
  if (serialization.kind === "style") return ofStyle(serialization.style);
  return serialization.codec === "json" ? asJson : sole;
}

/** How whoever gets a body reads it. */
export function readingOfContent(content: Content): Reading {
  if ("encoding" in content) {
    const fields = [...content.encoding].map(([name, encoding]) => [name, ofEncoding(encoding)] as const);
    return { kind: "form", fields: new Map(fields) };
  }
  return content.codec === "text" ? sole : asJson;
}

/** One text, in which what is structured is JSON. */
const sole: Reading = { kind: "text", lists: "json", objects: "json" };

/** A part of a value: an item of a list, a property, one that is not listed, or the name of one. */
export type Inside = "item" | "name" | { readonly property: string | undefined };

/** How a part of a value is written. */
export function readingInside(reading: Reading, inside: Inside): Reading {
  if (inside === "name") return asJson;
  switch (reading.kind) {
    case "json":
      return reading;
    case "text": {
      const isJson = reading.objects === "json";
      if (isJson && (inside !== "item" || reading.lists === "json")) return asJson;
      return { ...reading, lists: isJson ? "json" : "bracketed" };
    }
    case "form":
      if (inside === "item") return asJson;
      return (inside.property === undefined ? undefined : reading.fields.get(inside.property)) ?? field;
    default:
      return reading satisfies never;
  }
}

export function keyOfReading(reading: Reading): string {
  switch (reading.kind) {
    case "json":
      return "json";
    case "text":
      return `text/${reading.lists}/${reading.objects}`;
    case "form":
      return `form/${[...reading.fields].map(([name, each]) => `${JSON.stringify(name)}=${keyOfReading(each)}`)}`;
    default:
      return reading satisfies never;
  }
}

/** A pair or part of a form: one for each item of a list, and JSON for what is structured beyond that (OAS 3.1 §4.8.14.4). */
const field: Reading = { kind: "text", lists: "repeated", objects: "json" };

/** OAS 3.1 §4.8.15.1: a list in JSON is one text, in other media types it has a part for each item. */
function ofEncoding(encoding: PropertyEncoding): Reading {
  if (encoding.kind === "style") return ofStyle(encoding.style);
  return encoding.codec === "json" ? asJson : field;
}

/** Of all styles, only `deepObject` tells a list with one item from that item: `color[]=blue`. */
function ofStyle(style: string): Reading {
  return { kind: "text", lists: style === "deepObject" ? "bracketed" : "repeated", objects: "texts" };
}
