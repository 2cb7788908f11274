import type { SchemaId } from "../2-normalise/api.js";
import type { Discrimination, Model, Shape, TypeName, UnionCase, UnionMatch } from "../3-analyse/model.js";
import { intersectionOf, unionOf, withoutProperty } from "../3-analyse/shape-algebra.js";
import { moduleDoc } from "./documentation.js";
import { narrowsByTag, tagOf } from "./narrowing.js";
import {
  block,
  type Code,
  code,
  empty,
  group,
  ifBroken,
  indent,
  join,
  line,
  lines,
  list,
  softLine,
} from "./print/code.js";
import { type Declaration, memberSignature, type PropertySignature } from "./print/declare.js";
import { access, identifier } from "./print/identifiers.js";
import { doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { referenceTo, typeOf } from "./shapes.js";

/**
 * The module of unions: for every named union told apart by a tag the values of the tag, a guard for each variant and
 * a matcher. They look at the tag only, and trust that the value is what its type says.
 */
export function emitUnions(model: Model): PrintedModule | undefined {
  const types = new Set([...model.names.values()].map(({ type }) => type));
  const unions = [...model.names.keys()].flatMap((id) => declarationsOf(id, model, types));
  if (unions.length === 0) return undefined;
  return printModule({
    path: `src/${model.api.name}/unions.ts`,
    header: moduleDoc(`How to tell the variants of the unions of ${model.api.info.title} apart.`),
    declarations: [...unions, unknownTag],
  });
}

/** `types` are the names of the contract's types. */
function declarationsOf(id: SchemaId, model: Model, types: ReadonlySet<string>): readonly Declaration[] {
  const union = taggedUnion(id, model);
  if (union === undefined) return [];
  return [
    tagsDeclaration(union),
    ...union.cases.flatMap((each) => guardDeclaration(each, union) ?? []),
    matchDeclaration(union, resultNames(union.cases, types)),
  ];
}

/** A union as its functions see it. */
interface TaggedUnion {
  readonly id: SchemaId;
  readonly names: TypeName;
  readonly tag: Extract<Discrimination, { readonly by: "tag" }>;
  readonly cases: readonly UnionCase[];
  /** Whether TypeScript follows when the tag is compared. Where it does not, it is told. */
  readonly narrows: boolean;
  readonly model: Model;
}

function taggedUnion(id: SchemaId, model: Model): TaggedUnion | undefined {
  const names = model.names.get(id);
  const cases = model.cases.get(id);
  const tag = model.unions.get(id)?.discrimination;
  if (names === undefined || cases === undefined || tag?.by !== "tag") return undefined;
  return { id, names, tag, cases, narrows: narrowsByTag(id, tag.property, model), model };
}

/** A list of any order: the type of a tuple would be another one where a contract lists its variants in another order. */
function tagsDeclaration({ names, tag, model }: TaggedUnion): Declaration {
  const tags = [...tag.variants.keys()].map((value) => ({ kind: "literal", value }) as const);
  return {
    kind: "constant",
    name: names.tags,
    doc: doc({ summary: `The values of \`${tag.property}\` that tell the variants of \`${names.type}\` apart.` }),
    type: code`readonly ${typeOf({ kind: "array", items: unionOf(tags) }, model)}`,
    value: list(
      code`[`,
      tags.map(({ value }) => code`${value}`),
      code`]`,
    ),
  };
}

/** Of what a variant is, by its tag. What `null` is, or has no tag, the compiler can tell by itself. */
function guardDeclaration({ name, guard, match }: UnionCase, union: TaggedUnion): Declaration | undefined {
  if (match.kind !== "variant") return undefined;
  const { tag, model } = union;
  const read = readTag(union);
  const comparisons = [
    ...match.values.map((value) => code`${read.tag} === ${value}`),
    ...(match.absent ? [code`${read.tag} === undefined`] : []),
  ];
  const variant = model.names.get(match.variant)?.type;
  return {
    kind: "function",
    name: guard,
    doc: doc({
      summary: `Tells by \`${tag.property}\` alone whether the value is ${variant === undefined ? `the case \`${name}\`` : `\`${variant}\``}.`,
    }),
    parameters: [{ name: "value", type: referenceTo(union.id, model) }],
    returns: code`value is ${typeOf(guardedShape(match, union), model)}`,
    body: lines([
      nullCase(union) === undefined ? empty : code`if (value === null) return false;`,
      read.declaration,
      code`return ${join(code` || `, comparisons)};`,
    ]),
  };
}

/**
 * One type parameter a case: the cases may give different things, the compiler infers each, and knows of a case that
 * is missing or one too many.
 */
function matchDeclaration(union: TaggedUnion, results: readonly Code[]): Declaration {
  const { names, tag, model, cases } = union;
  const signatures = cases.map(({ name, match }, index): PropertySignature => {
    const parameter = match.kind === "null" ? empty : code`value: ${caseType(match, union)}`;
    return { name, type: code`(${parameter}) => ${results[index] ?? empty}`, readonly: true };
  });
  const read = readTag(union);
  const ofNull = nullCase(union);
  return {
    kind: "function",
    name: names.match,
    doc: doc({
      summary: `Calls the case of the variant that the value is, told by \`${tag.property}\`, and gives what that gives.`,
      details: "Throws a `TypeError` for a tag that the contract does not know.",
    }),
    typeParameters: results,
    parameters: [
      { name: "value", type: referenceTo(union.id, model) },
      { name: "cases", type: block(signatures.map((each) => code`${memberSignature(each)};`)) },
    ],
    returns: group(indent(softLine, ifBroken(code`| `), join(code`${line}| `, results))),
    body: code`
      ${ofNull === undefined ? empty : code`if (value === null) return ${access(code`cases`, ofNull.name)}();`}
      ${read.declaration}
      switch (${read.tag}) {
        ${lines(cases.map((each) => switchCase(each, union)))}
        default:
          throw unknownTag(${names.type}, ${tag.property}, value);
      }`,
  };
}

function switchCase({ name, match }: UnionCase, union: TaggedUnion): Code {
  if (match.kind === "null") return empty;
  const values = match.kind === "variant" ? match.values : [];
  const absent = match.kind === "absent" || match.absent;
  const value = union.narrows ? code`value` : code`value as ${caseType(match, union)}`;
  return lines([
    ...values.map((each) => code`case ${each}:`),
    absent ? code`case undefined:` : empty,
    indent(code`  return ${access(code`cases`, name)}(${value});`),
  ]);
}

/** What a function reads the tag by. Where every object has something of its name, only what is the value's own counts. */
function readTag({ tag: { property }, narrows }: TaggedUnion) {
  if (narrows) return { declaration: empty, tag: access(code`value`, property) };
  const member = memberSignature({ name: property, type: code`unknown`, optional: true, readonly: true });
  const tag = access(code`(value as { ${member} })`, property);
  const isOwn = code`Object.hasOwn(value, ${property})`;
  const own = property in Object.prototype ? group(isOwn, indent(line, code`? ${tag}`, line, code`: undefined`)) : tag;
  return { declaration: code`const tag = ${own};`, tag: code`tag` };
}

/** What a guard says that a value is: the variant, and not what else could be given for one. */
function guardedShape(match: VariantMatch, union: TaggedUnion): Shape {
  const { tag, model } = union;
  const shape = variantShape(match.variant, union);
  if (match.values.length === 0) return withoutProperty(shape, tag.property);
  const optional = tagOf(shape, tag.property, model)?.required !== true;
  if (match.absent || !optional) return shape;
  // Without its tag a value may be of this variant too, but it cannot be told: it must not be ruled out.
  const literals = match.values.map((value): Shape => ({ kind: "literal", value }));
  const present = { name: tag.property, shape: unionOf(literals), required: true, readOnly: false, schema: undefined };
  return intersectionOf([shape, { kind: "object", properties: [present], additional: undefined }]);
}

/** What a case is given. */
function caseType(match: Exclude<UnionMatch, { readonly kind: "null" }>, union: TaggedUnion): Code {
  if (match.kind === "absent") return referenceTo(union.id, union.model);
  return typeOf(variantShape(match.variant, union), union.model);
}

/** A variant of a union that says more than its variants do is what the union is, too. */
function variantShape(id: SchemaId, { narrows, model, id: union }: TaggedUnion): Shape {
  const shape: Shape | undefined = model.names.has(id) ? { kind: "reference", id } : model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every variant`);
  return narrows ? shape : intersectionOf([{ kind: "reference", id: union }, shape]);
}

type VariantMatch = Extract<UnionMatch, { readonly kind: "variant" }>;

function nullCase({ cases }: TaggedUnion): UnionCase | undefined {
  return cases.find(({ match }) => match.kind === "null");
}

/**
 * `FixedResult`: what a case gives. Named after the case alone, so that a variant more renames nothing. No type of the
 * contract ends in an underscore.
 */
function resultNames(cases: readonly UnionCase[], types: ReadonlySet<string>): readonly Code[] {
  return cases.map((each) => {
    const name = `${each.name.replace(/^[a-z]/, (first) => first.toUpperCase())}Result`;
    return identifier(types.has(name) ? `${name}_` : name);
  });
}

const unknownTag: Declaration = {
  kind: "function",
  name: "unknownTag",
  exported: false,
  doc: doc({ summary: "What is thrown for a value that is none of the contract's." }),
  parameters: [
    { name: "type", type: code`string` },
    { name: "property", type: code`string` },
    { name: "value", type: code`object` },
  ],
  returns: code`TypeError`,
  body: code`
    const tag: unknown = Object.getOwnPropertyDescriptor(value, property)?.value;
    const text = typeof tag === "object" && tag !== null ? "an object" : String(tag);
    const short = text.length > 40 ? \`\${text.slice(0, 39)}…\` : text;
    const shown = typeof tag === "string" ? JSON.stringify(short) : short;
    return new TypeError(\`\${type} has no variant whose \${property} is \${shown}\`);`,
};
