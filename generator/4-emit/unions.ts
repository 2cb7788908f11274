import type { SchemaId } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { unionOf } from "../3-analyse/shape-algebra.js";
import { moduleDoc } from "./documentation.js";
import { code, list } from "./print/code.js";
import type { Declaration } from "./print/declare.js";
import { type Doc, doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { typeOf } from "./shapes.js";
import { type TaggedUnion, taggedUnion } from "./tagged-unions.js";
import { guardDeclaration } from "./union-guards.js";
import { matchDeclaration, unknownTag } from "./union-matchers.js";

/**
 * The module of unions: for every named union that is discriminated by a tag, the list of tags, a guard for each
 * variant and a matcher. They take a value that is valid for the union, and compare only its tag if that proves the
 * variant.
 */
export function emitUnions(model: Model): PrintedModule | undefined {
  const declarations = unionDeclarations([...model.names.keys()], model, typeNames(model));
  if (declarations.length === 0) return undefined;
  return printModule({ path: `src/${model.api.name}/unions.ts`, header: unionsDoc(model), declarations });
}

/** The comment at the top of a module of unions. */
export function unionsDoc({ api }: Model): Doc {
  return moduleDoc(`Tags, guards and matchers for the unions of ${api.info.title}.`);
}

/** What is generated for those of the schemas that are such unions. `types` are the names of the contract's types. */
export function unionDeclarations(
  ids: readonly SchemaId[],
  model: Model,
  types: ReadonlySet<string>,
): readonly Declaration[] {
  const unions = ids.flatMap((id) => taggedUnion(id, model) ?? []);
  return [
    ...unions.flatMap((union) => [
      tagsDeclaration(union),
      ...union.cases.flatMap((each) => guardDeclaration(each, union) ?? []),
      matchDeclaration(union, types),
    ]),
    ...(unions.some(({ decisive }) => decisive) ? [unknownTag] : []),
  ];
}

export function typeNames({ names }: Model): ReadonlySet<string> {
  return new Set([...names.values()].map(({ type }) => type));
}

/** An array, not a tuple: a tuple's type would change with the order of the variants in the contract. */
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
