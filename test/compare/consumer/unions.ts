import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Discrimination, Model, TypeName, UnionCase, UnionMatch } from "../../../generator/3-analyse/model.js";
import { narrowsByTag } from "../../../generator/4-emit/narrowing.js";
import { type Code, code, join, lines } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { access, propertyKey } from "../../../generator/4-emit/print/identifiers.js";
import { namedType, shapeOf, typeOf, value } from "./names.js";

/**
 * For each named union told apart by a tag, a function that tells its values apart in every way there is: by guards,
 * by a `switch` where TypeScript narrows by one, by the matcher; and the tags.
 */
export function unionUses(model: Model): readonly Declaration[] {
  return [...model.cases].flatMap(([id, cases]) => {
    const names = model.names.get(id);
    const tag = model.unions.get(id)?.discrimination;
    return names === undefined || tag?.by !== "tag" ? [] : [unionUse({ id, names, cases, tag, model })];
  });
}

interface TaggedUnion {
  readonly id: SchemaId;
  readonly names: TypeName;
  readonly cases: readonly UnionCase[];
  readonly tag: Extract<Discrimination, { readonly by: "tag" }>;
  readonly model: Model;
}

function unionUse(union: TaggedUnion): Declaration {
  const { id, names, cases, tag, model } = union;
  const tags = join(
    code` | `,
    [...tag.variants.keys()].map((each) => code`${each}`),
  );
  return {
    kind: "function",
    name: `tell${names.type}`,
    parameters: [{ name: "value", type: namedType(id, model) }],
    returns: code`unknown`,
    body: lines([
      code`for (const tag of ${value(names.tags, model)}) {`,
      code`  const known: ${tags} = tag;`,
      code`  void known;`,
      code`}`,
      ...cases.flatMap((each) => guarded(each, union)),
      ...narrowed(union),
      code`return ${value(names.match, model)}(value, {`,
      ...cases.map((each) => code`  ${propertyKey(each.name)}: ${matched(each.match, union)},`),
      code`});`,
    ]),
  };
}

function guarded({ guard, match }: UnionCase, { model }: TaggedUnion): readonly Code[] {
  if (match.kind !== "variant") return [];
  return [
    code`if (${value(guard, model)}(value)) {`,
    code`  const variant: ${variantType(match.variant, model)} = value;`,
    code`  void variant;`,
    code`}`,
  ];
}

function matched(match: UnionMatch, { id, model }: TaggedUnion): Code {
  if (match.kind === "null") return code`() => null`;
  const type = match.kind === "absent" ? namedType(id, model) : variantType(match.variant, model);
  return code`(variant: ${type}) => variant`;
}

/** A `switch` over the tag, with nothing left behind its cases. Only received unions: one knows what one sends. */
function narrowed({ id, cases, tag, model }: TaggedUnion): readonly Code[] {
  const nullable = cases.some(({ match }) => match.kind === "null");
  if (nullable || !model.usage.get(id)?.response || !narrowsByTag(id, tag.property, [...tag.variants.keys()], model))
    return [];
  return [
    code`switch (${access(code`value`, tag.property)}) {`,
    ...cases.flatMap(({ match }) => {
      if (match.kind !== "variant") return [code`  case undefined:`, code`    break;`];
      return [
        ...match.values.map((each) => code`  case ${each}:`),
        ...(match.absent ? [code`  case undefined:`] : []),
        code`    ((variant: ${variantType(match.variant, model)}) => variant)(value);`,
        code`    break;`,
      ];
    }),
    code`  default:`,
    code`    value satisfies never;`,
    code`}`,
  ];
}

function variantType(id: SchemaId, model: Model): Code {
  return typeOf(shapeOf(id, model), model);
}
