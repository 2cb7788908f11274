import type { UnionCase, UnionMatch } from "../3-analyse/model.js";
import { validatorsModule } from "./contents.js";
import { block, type Code, code, empty, group, ifBroken, indent, join, line, lines, softLine } from "./print/code.js";
import { type Declaration, type PropertySignature, propertySignature } from "./print/declare.js";
import { access, global, identifier, imported } from "./print/identifiers.js";
import { doc } from "./print/jsdoc.js";
import { referenceTo, typeOf } from "./shapes.js";
import { nullCase, readTag, type TaggedUnion, variantShape } from "./tagged-unions.js";

/**
 * The matcher of a union. It has one type parameter for each handler's result: TypeScript infers each separately.
 * `types` are the names of the contract's types.
 */
export function matchDeclaration(union: TaggedUnion, types: ReadonlySet<string>): Declaration {
  const { names, tag, model, cases, decisive } = union;
  const results = resultNames(cases, types);
  const signatures = cases.map(({ name, match }, index): PropertySignature => {
    const parameter = match.kind === "null" ? empty : code`value: ${caseType(match, union)}`;
    return { name, type: code`(${parameter}) => ${results[index] ?? empty}`, readonly: true };
  });
  return {
    kind: "function",
    name: names.match,
    doc: decisive
      ? doc({
          summary: `Dispatches on \`${tag.property}\` and returns the result of the handler.`,
          details: "Throws a `TypeError` for a value that the contract does not describe.",
        })
      : doc({
          summary: `Dispatches on the variant and returns the result of the handler. As \`${tag.property}\` alone does not prove it, validators decide.`,
        }),
    typeParameters: results,
    parameters: [
      { name: "value", type: referenceTo(union.id, model) },
      { name: "cases", type: block(signatures.map((each) => code`${propertySignature(each)};`)) },
    ],
    returns: group(indent(softLine, ifBroken(code`| `), join(code`${line}| `, results))),
    body: lines([dispatchNull(union), decisive ? dispatchByTag(union) : dispatchByValidators(union)]),
  };
}

function dispatchNull(union: TaggedUnion): Code {
  const ofNull = nullCase(union);
  return ofNull === undefined ? empty : code`if (value === null) return ${access(code`cases`, ofNull.name)}();`;
}

function dispatchByTag(union: TaggedUnion): Code {
  const { names, tag, cases } = union;
  const read = readTag(union);
  return code`
    ${read.declaration}
    switch (${read.tag}) {
      ${lines(cases.map((each) => switchCase(each, union)))}
      default:
        throw unknownTag(${names.type}, ${tag.property}, value);
    }`;
}

function switchCase({ name, match }: UnionCase, union: TaggedUnion): Code {
  if (match.kind === "null") return empty;
  const values = match.kind === "variant" ? match.values : [];
  const absent = match.kind === "absent" || match.absent;
  const value = union.narrows ? code`value` : cast(name, match, union);
  return lines([
    ...values.map((each) => code`case ${each}:`),
    absent ? code`case undefined:` : empty,
    indent(code`  return ${access(code`cases`, name)}(${value});`),
  ]);
}

/** Calls the handler of the first variant whose validator accepts the value, and last that of the one without a tag. */
function dispatchByValidators(union: TaggedUnion): Code {
  return lines(
    union.cases.map(({ name, match }) => {
      if (match.kind !== "variant") return empty;
      const value = union.plain ? code`value` : cast(name, match, union);
      const call = code`return ${access(code`cases`, name)}(${value});`;
      if (match.validator === undefined) return call;
      return code`if (${imported(match.validator, validatorsModule(union.model))}(value)) ${call}`;
    }),
  );
}

/**
 * Casts the value to the type of the handler's parameter. TypeScript may not see that two equal long types are equal.
 */
function cast(name: string, match: Exclude<UnionMatch, { readonly kind: "null" }>, union: TaggedUnion): Code {
  if (match.kind === "variant" && variantShape(match, union).kind !== "reference") {
    return code`value as ${global("Parameters")}<typeof ${access(code`cases`, name)}>[0]`;
  }
  return code`value as ${caseType(match, union)}`;
}

/** The type of a handler's parameter. */
function caseType(match: Exclude<UnionMatch, { readonly kind: "null" }>, union: TaggedUnion): Code {
  if (match.kind === "absent") return referenceTo(union.id, union.model);
  return typeOf(variantShape(match, union), union.model);
}

/**
 * The type parameters: `FixedResult` is what the handler `fixed` returns. Each is named after its case alone, so a
 * further variant renames none. A name that a type of the contract has gets underscores until none has it.
 */
function resultNames(cases: readonly UnionCase[], types: ReadonlySet<string>): readonly Code[] {
  return cases.map((each) => {
    let name = `${/^\p{Nd}/u.test(each.word) ? "_" : ""}${each.word}Result`;
    while (types.has(name)) name += "_";
    return identifier(name);
  });
}

export const unknownTag: Declaration = {
  kind: "function",
  name: "unknownTag",
  exported: false,
  doc: doc({ summary: "The error for a value that the contract does not describe." }),
  parameters: [
    { name: "type", type: code`string` },
    { name: "property", type: code`string` },
    { name: "value", type: code`object` },
  ],
  returns: global("TypeError"),
  body: code`
    const tag: unknown = ${global("Object")}.getOwnPropertyDescriptor(value, property)?.value;
    const text = typeof tag === "object" && tag !== null ? "an object" : ${global("String")}(tag);
    const short = text.length > 40 ? \`\${text.slice(0, 39)}…\` : text;
    const shown = typeof tag === "string" ? ${global("JSON")}.stringify(short) : short;
    return new ${global("TypeError")}(\`\${type} has no variant whose \${property} is \${shown}\`);`,
};
