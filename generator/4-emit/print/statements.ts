import {
  type ExportDeclarationStructure,
  type ImportDeclarationStructure,
  StructureKind,
  type WriterFunction,
} from "ts-morph";
import type { Declaration } from "./declare.js";
import { identifier } from "./identifiers.js";
import type { ImportedName, ImportStatement } from "./imports.js";

/** The column that lines are kept within. */
export const pageWidth = 100;

/** An import as a structure. */
export function importStructure({ specifier, type, names }: ImportStatement): ImportDeclarationStructure {
  const specifiers = names.map((name) => `${name.type && !type ? "type " : ""}${renamed(name)}`);
  const around = `import${type ? " type" : ""} {} from "${specifier}";`;
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: type,
    moduleSpecifier: specifier,
    namedImports: braced(specifiers, around.length),
  };
}

/** A re-export as a structure. */
export function reexportStructure(
  { names }: Extract<Declaration, { readonly kind: "reexport" }>,
  specifier: string,
): ExportDeclarationStructure {
  const listed = names === "all" ? [] : names;
  for (const { name } of listed) identifier(name);
  const type = listed.length > 0 && listed.every((name) => name.type);
  const specifiers = listed.map((name) => `${name.type && !type ? "type " : ""}${name.name}`);
  const around = `export${type ? " type" : ""} {} from "${specifier}";`;
  return {
    kind: StructureKind.ExportDeclaration,
    isTypeOnly: type,
    moduleSpecifier: specifier,
    ...(names === "all" ? {} : { namedExports: braced(specifiers, around.length) }),
  };
}

/** What stands between braces: on one line if it fits beside what is around it. ts-morph indents the lines itself. */
function braced(specifiers: readonly string[], around: number): WriterFunction {
  const flat = ` ${specifiers.join(", ")} `;
  const text = around + flat.length <= pageWidth ? flat : `\n${specifiers.map((each) => `${each},\n`).join("")}`;
  return (writer) => writer.write(text);
}

function renamed({ name, local }: ImportedName): string {
  return name === local ? name : `${name} as ${local}`;
}
