import type { Shape, UnionCase } from "../3-analyse/model.js";
import { withLiterals } from "../3-analyse/shape-algebra.js";
import { validatorsModule } from "./contents.js";
import { tagOf } from "./narrowing.js";
import { type Code, code, empty, group, ifBroken, indent, join, line, lines, softLine } from "./print/code.js";
import type { Declaration } from "./print/declare.js";
import { imported } from "./print/identifiers.js";
import { doc } from "./print/jsdoc.js";
import { referenceTo, typeOf } from "./shapes.js";
import { nullCase, readTag, type TaggedUnion, type VariantMatch, validatorsOf, variantShape } from "./tagged-unions.js";

/** The guard of a variant. The cases `null` and `absent` have none. */
export function guardDeclaration({ name, guard, match }: UnionCase, union: TaggedUnion): Declaration | undefined {
  if (match.kind !== "variant") return undefined;
  const { model } = union;
  const predicate = code`value is ${typeOf(guardedShape(match, union), model)}`;
  return {
    kind: "function",
    name: guard,
    doc: doc({ summary: summaryOf(name, match, union) }),
    parameters: [{ name: "value", type: referenceTo(union.id, model) }],
    returns: match.distinct ? predicate : code`boolean`,
    body: union.decisive ? comparison(match, union) : validation(match, union),
  };
}

function summaryOf(name: string, match: VariantMatch, { tag, decisive, model }: TaggedUnion): string {
  const type = model.names.get(match.variant)?.type;
  const variant = type === undefined ? `the variant \`${name}\`` : `\`${type}\``;
  if (decisive) return `Whether the value is ${variant}, by its \`${tag.property}\`.`;
  if (match.values.length > 0)
    return `Whether the value is valid as ${variant}: its \`${tag.property}\` alone does not prove it.`;
  return `Whether the value is ${variant}: no variant with a \`${tag.property}\` accepts it.`;
}

/** Compares the tag. */
function comparison(match: VariantMatch, union: TaggedUnion): Code {
  const read = readTag(union);
  const comparisons = [
    ...match.values.map((value) => code`${read.tag} === ${value}`),
    ...(match.absent ? [code`${read.tag} === undefined`] : []),
  ];
  return lines([returnFalseForNull(union), read.declaration, code`return ${join(code` || `, comparisons)};`]);
}

/** Calls the validator of the variant, or, for the one without a tag, those of all others. */
function validation(match: VariantMatch, union: TaggedUnion): Code {
  const accepts = (name: string) => code`${imported(name, validatorsModule(union.model))}(value)`;
  if (match.validator !== undefined) return code`return ${accepts(match.validator)};`;
  const none = join(
    code` &&${line}`,
    validatorsOf(union).map((name) => code`!${accepts(name)}`),
  );
  return lines([
    returnFalseForNull(union),
    group(code`return `, ifBroken(code`(`), indent(softLine, none), softLine, ifBroken(code`)`), code`;`),
  ]);
}

function returnFalseForNull(union: TaggedUnion): Code {
  return nullCase(union) === undefined ? empty : code`if (value === null) return false;`;
}

/** The type that a guard narrows to. Where the guard returns false, TypeScript removes this type. */
function guardedShape(match: VariantMatch, union: TaggedUnion): Shape {
  const { tag, model } = union;
  const shape = variantShape(match, union);
  const isOptional = tagOf(shape, tag.property, model)?.required !== true;
  if (match.values.length === 0 || match.absent || !isOptional) return shape;
  // A value without the tag can be of this variant, too, but the guard returns false: that must not exclude it.
  return withLiterals(shape, tag.property, match.values, true);
}
