import { type ObjectNode, toJson } from "../1-load/tree.js";
import type { Example, ExampleValue } from "./api.js";
import { type ExclusiveFields, reportExclusive } from "./exclusive-fields.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { entriesWithoutExtensions, holds, type KeyedNode, type SourceNode } from "./source-nodes.js";

/** The fields that hold examples, of an object that can have some. */
export interface ExampleFields {
  readonly example?: SourceNode;
  readonly examples?: SourceNode<ObjectNode>;
}

/** Reads `example`, which has no name, and `examples` (OAS 3.0 §4.7.12.4, 3.1 §4.8.12.4). */
export function readExamples({ example, examples }: ExampleFields, reading: Reading): readonly Example[] {
  if (example !== undefined && examples !== undefined) {
    reading.diagnostics.report("examples-twice", examples.keyAt, {});
  }
  const unnamed: readonly Example[] =
    example === undefined
      ? []
      : [{ name: undefined, summary: undefined, description: undefined, value: plainValue(example) }];
  const named = (examples === undefined ? [] : entriesWithoutExtensions(examples)).flatMap(
    (each) => readExample(each, reading) ?? [],
  );
  return [...unnamed, ...named];
}

/**
 * Reads an Example Object or a reference to one (OAS 3.0 §4.7.19, 3.1 §4.8.19). One without a value is reported and left
 * out: an example only describes, so it does not stop the compilation.
 */
export function readExample(source: KeyedNode, reading: Reading): Example | undefined {
  const followed = followReference(source, reading);
  if (followed === undefined) return undefined;
  const { node } = followed;
  reportExclusive(node, exclusive, reading);
  const value = holds(node, "object") ? exampleValue(node) : undefined;
  if (!holds(node, "object") || value === undefined) {
    reading.diagnostics.report("example-invalid", source.keyAt, { name: source.key });
    return undefined;
  }
  const description = followed.description ?? textUnder(node, "description");
  return { name: source.key, summary: textUnder(node, "summary"), description, value };
}

const exclusive: ExclusiveFields = [
  ["value", "externalValue"],
  ["value", "dataValue"],
  ["value", "serializedValue"],
  ["serializedValue", "externalValue"],
];

function exampleValue(source: SourceNode<ObjectNode>): ExampleValue | undefined {
  const { entries } = source.node;
  const value = entries.get("value") ?? entries.get("dataValue");
  if (value !== undefined) return { kind: "value", value: toJson(value.value) };
  const text = textUnder(source, "serializedValue");
  if (text !== undefined) return { kind: "serialized", text };
  const uri = textUnder(source, "externalValue");
  return uri === undefined ? undefined : { kind: "external", uri };
}

function plainValue({ node }: SourceNode): ExampleValue {
  return { kind: "value", value: toJson(node) };
}

function textUnder({ node }: SourceNode<ObjectNode>, field: string): string | undefined {
  const value = node.entries.get(field)?.value;
  return value?.kind === "string" ? value.value : undefined;
}
