import type { ListedValues, Model } from "../3-analyse/model.js";
import { moduleDoc } from "./documentation.js";
import { code, group, hardLine, indent, lines, list } from "./print/code.js";
import type { Declaration } from "./print/declare.js";
import { type ModuleRef, objectKey } from "./print/identifiers.js";
import { type Doc, doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";

export function enumsModule({ api }: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${api.name}/enums.ts` };
}

/**
 * The module of enums: the values of each as a list, and as an object where the contract names them. Nothing in it refers
 * to anything else, so that bundlers leave out what is not used.
 */
export function emitEnums(model: Model): PrintedModule | undefined {
  if (model.enums.size === 0) return undefined;
  return printModule({
    path: enumsModule(model).path,
    header: enumsDoc(model),
    declarations: [...model.enums.values()].flatMap(enumDeclarations),
  });
}

/** The comment at the top of a module of enums. */
export function enumsDoc({ api }: Model): Doc {
  return moduleDoc(`The values of the enums of ${api.info.title}.`);
}

export function enumDeclarations(each: ListedValues): readonly Declaration[] {
  return [...objectDeclaration(each), listDeclaration(each)];
}

function listDeclaration({ list: name, subject, values }: ListedValues): Declaration {
  const described = values.filter(({ description }) => description !== undefined && description.trim() !== "");
  const details = described.map(({ value, description }) => `- \`${value}\`: ${onOneLine(description)}`).join("\n");
  const items = list(
    code`[`,
    values.map(({ value }) => code`${value}`),
    code`]`,
  );
  return {
    kind: "constant",
    name,
    doc: doc({ summary: `The values of \`${subject}\`.`, details }),
    value: code`${items} as const`,
  };
}

function onOneLine(text = ""): string {
  return text.trim().replace(/\s+/g, " ");
}

/** An object, as an `enum` of TypeScript cannot be erased, and its values are no strings to others. */
function objectDeclaration({ object: name, subject, values }: ListedValues): readonly Declaration[] {
  if (name === undefined) return [];
  const members = values.map(({ name: key = "", value, description }) =>
    lines([doc({ summary: description }), code`${objectKey(key)}: ${value},`]),
  );
  const object = group(code`{`, indent(hardLine, lines(members)), hardLine, code`}`);
  const summary = `The values of \`${subject}\` by their names.`;
  return [{ kind: "constant", name, doc: doc({ summary }), value: code`${object} as const` }];
}
