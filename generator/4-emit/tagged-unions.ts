import type { SchemaId } from "../2-normalise/api.js";
import type { Model, Shape, TagDiscrimination, TypeName, UnionCase, UnionMatch } from "../3-analyse/model.js";
import { intersectionOf } from "../3-analyse/shape-algebra.js";
import { membersOf, narrowsByTag } from "./narrowing.js";
import { type Code, code, empty, group, indent, line } from "./print/code.js";
import { propertySignature } from "./print/declare.js";
import { access, global } from "./print/identifiers.js";

/** A named union that is discriminated by a tag: what its guards and its matcher need. */
export interface TaggedUnion {
  readonly id: SchemaId;
  readonly names: TypeName;
  readonly tag: TagDiscrimination;
  readonly cases: readonly UnionCase[];
  /** Whether the tag alone identifies the variant of every value. Otherwise guards and matchers call validators. */
  readonly decisive: boolean;
  /** Whether TypeScript narrows the type when the tag is compared. Otherwise generated code casts. */
  readonly narrows: boolean;
  /** Whether the union's type is nothing but the union of its variants' types. */
  readonly plain: boolean;
  /** What the union's type is an intersection of. Empty where it is none. */
  readonly conjuncts: readonly Conjunct[];
  readonly model: Model;
}

interface Conjunct {
  readonly shape: Shape;
  /** The members of a union, as JSON. Computed once: each variant is looked for. */
  readonly members: ReadonlySet<string>;
}

export type VariantMatch = Extract<UnionMatch, { readonly kind: "variant" }>;

/** Undefined if the schema is no such union. */
export function taggedUnion(id: SchemaId, model: Model): TaggedUnion | undefined {
  const names = model.names.get(id);
  const cases = model.cases.get(id);
  const union = model.unions.get(id);
  if (names === undefined || cases === undefined || union?.discrimination.by !== "tag") return undefined;
  const { discrimination: tag, decisive } = union;
  const narrows = decisive && narrowsByTag(id, tag.property, [...tag.variants.keys()], model);
  const conjuncts = conjunctsOf(id, model);
  return { id, names, tag, cases, decisive, narrows, plain: isPlain(id, cases, model), conjuncts, model };
}

function conjunctsOf(id: SchemaId, model: Model): readonly Conjunct[] {
  const whole = model.shapes.get(id);
  const shapes = whole?.kind === "intersection" ? whole.members : [];
  return shapes.map((shape) => ({
    shape,
    members: new Set(membersOf(shape, model).map((member) => JSON.stringify(member))),
  }));
}

function isPlain(id: SchemaId, cases: readonly UnionCase[], model: Model): boolean {
  const members = membersOf({ kind: "reference", id }, model).map((member) => JSON.stringify(member));
  const variants = new Set(
    cases.flatMap(({ match }) => (match.kind === "variant" ? [JSON.stringify(match.shape)] : [])),
  );
  return members.every((member) => variants.has(member));
}

/** The shape of a variant's values. If the union has further assertions, they are part of it. */
export function variantShape({ shape }: VariantMatch, { narrows, plain, id, conjuncts }: TaggedUnion): Shape {
  if (narrows || plain) return shape;
  const variant = JSON.stringify(shape);
  if (!conjuncts.some(({ members }) => members.has(variant))) {
    return intersectionOf([{ kind: "reference", id }, shape]);
  }
  return intersectionOf(conjuncts.map((conjunct) => (conjunct.members.has(variant) ? shape : conjunct.shape)));
}

/** How generated code reads the tag. If every object inherits a property of this name, only an own property counts. */
export function readTag({ tag: { property }, narrows }: TaggedUnion): { declaration: Code; tag: Code } {
  if (narrows) return { declaration: empty, tag: access(code`value`, property) };
  const member = propertySignature({ name: property, type: code`unknown`, optional: true, readonly: true });
  const tag = access(code`(value as { ${member} })`, property);
  const isOwn = code`${global("Object")}.hasOwn(value, ${property})`;
  const own = property in Object.prototype ? group(isOwn, indent(line, code`? ${tag}`, line, code`: undefined`)) : tag;
  return { declaration: code`const tag = ${own};`, tag: code`tag` };
}

export function nullCase({ cases }: TaggedUnion): UnionCase | undefined {
  return cases.find(({ match }) => match.kind === "null");
}

/** The validators of the tagged variants that the tag alone does not prove. */
export function validatorsOf({ cases }: TaggedUnion): readonly string[] {
  return cases.flatMap(({ match }) => (match.kind === "variant" && match.validator ? [match.validator] : []));
}
