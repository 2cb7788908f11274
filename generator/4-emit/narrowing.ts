import type { SchemaId } from "../2-normalise/api.js";
import type { Model, Property, Shape, TagValue } from "../3-analyse/model.js";
import { intersectionOf, unionOf } from "../3-analyse/sets.js";

/**
 * Whether TypeScript narrows the type of a union when its tag is compared with these values: every member declares the
 * tag, as a literal or as `never`, and every value is a tag of a member. False if in doubt: generated code then casts.
 */
export function narrowsByTag(union: SchemaId, tag: string, values: readonly TagValue[], model: Model): boolean {
  const members = membersOf({ kind: "reference", id: union }, model);
  // A property that every object inherits must be read in another way.
  if (tag in Object.prototype || members.length < 2) return false;
  const read = members.map((member) => readTag(member, tag, model));
  if (read.some(({ kind }) => kind !== "literals")) return false;
  const possible = unionOf(...read.map((each) => (each.kind === "literals" ? each.values : new Set<TagValue>())));
  return values.every((value) => possible.has(value));
}

/** A property as a shape declares it, and whether any part of it requires it. */
export function tagOf(shape: Shape, name: string, model: Model): Property | undefined {
  switch (shape.kind) {
    case "object":
      return shape.properties.find((property) => property.name === name);
    case "reference":
      return tagOf(shapeOf(shape.id, model), name, model);
    case "intersection": {
      const [declared, ...others] = shape.members.flatMap((member) => tagOf(member, name, model) ?? []);
      return declared && { ...declared, required: [declared, ...others].some(({ required }) => required) };
    }
    default:
      return undefined;
  }
}

/** The members of a union and of the unions it refers to, `null` aside. */
export function membersOf(shape: Shape, model: Model): readonly Shape[] {
  if (shape.kind === "union") return shape.members.flatMap((member) => membersOf(member, model));
  if (shape.kind === "primitive" && shape.type === "null") return [];
  const target = shape.kind === "reference" ? shapeOf(shape.id, model) : undefined;
  return target?.kind === "union" || target?.kind === "reference" ? membersOf(target, model) : [shape];
}

/** What TypeScript knows of a property. */
type Tag =
  /** Nothing declares it. */
  | { readonly kind: "undeclared" }
  /** It is declared, but not only as literals. `types` are those it can have, if they are known. */
  | { readonly kind: "open"; readonly types: ReadonlySet<string> | undefined }
  | { readonly kind: "unclear" }
  /** No values if it is never present. */
  | { readonly kind: "literals"; readonly values: ReadonlySet<TagValue> };

function readTag(shape: Shape, name: string, model: Model): Tag {
  switch (shape.kind) {
    case "object": {
      const property = shape.properties.find((each) => each.name === name);
      if (property === undefined) return { kind: "undeclared" };
      const values = property.shape.kind === "never" ? new Set<TagValue>() : literalsOf(property.shape, model);
      if (values !== undefined) return { kind: "literals", values };
      return { kind: "open", types: typesOf(property.shape, model) };
    }
    case "reference":
      return readTag(shapeOf(shape.id, model), name, model);
    case "intersection":
      return readTagOfAll(shape.members.map((member) => readTag(member, name, model)));
    default:
      return { kind: "unclear" };
  }
}

/** The tag of an intersection. */
function readTagOfAll(tags: readonly Tag[]): Tag {
  if (tags.some(({ kind }) => kind === "unclear")) return { kind: "unclear" };
  const [first, ...others] = tags.flatMap((tag) => (tag.kind === "literals" ? [tag.values] : []));
  const open = tags.filter((tag) => tag.kind === "open");
  if (first === undefined) return open[0] ?? { kind: "undeclared" };
  const values = [...intersectionOf(first, ...others)];
  const possible = values.filter((value) => open.every(({ types }) => types?.has(typeof value) ?? true));
  // Declarations that exclude each other leave nothing of the type.
  if (possible.length === 0 && first.size > 0) return { kind: "unclear" };
  return { kind: "literals", values: new Set(possible) };
}

/** What `typeof` returns for the values of a type; undefined if that is not known. */
function typesOf(shape: Shape, model: Model): ReadonlySet<string> | undefined {
  switch (shape.kind) {
    case "literal":
      return new Set([typeof shape.value]);
    case "primitive":
      return new Set([shape.type]);
    case "union": {
      const types = shape.members.flatMap((member) => typesOf(member, model) ?? []);
      return types.length === shape.members.length ? unionOf(...types) : undefined;
    }
    case "reference":
      return typesOf(shapeOf(shape.id, model), model);
    default:
      return undefined;
  }
}

/** The literals that a type consists of; undefined if it has other values. */
function literalsOf(shape: Shape, model: Model): ReadonlySet<TagValue> | undefined {
  switch (shape.kind) {
    case "literal":
      return new Set([shape.value]);
    case "union": {
      const values = shape.members.flatMap((member) => literalsOf(member, model) ?? []);
      return values.length === shape.members.length ? unionOf(...values) : undefined;
    }
    case "primitive":
      return shape.type === "boolean" ? new Set([true, false]) : undefined;
    case "reference":
      return literalsOf(shapeOf(shape.id, model), model);
    default:
      return undefined;
  }
}

function shapeOf(id: SchemaId, model: Model): Shape {
  const shape = model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every schema`);
  return shape;
}
