import { type CodeDeclaration, type Declaration, declare } from "./declare.js";
import { type Code, eachImport, type Import, isEmpty, type ModuleRef } from "./document.js";
import { type ImportTable, importTable, moduleKey, specifierOf } from "./imports.js";
import { checkStatements, declarationLabel, importLabel, reexportLabel, type StatementLabel } from "./inventory.js";
import type { Doc } from "./jsdoc.js";
import { layOut, type Page } from "./layout.js";
import { pageWidth, printImports, printReexports } from "./statements.js";

/** A module of the generated package as data. */
export interface Module {
  /** Its path in the package, with `/` between segments: `src/rapidly/types.ts`. */
  readonly path: string;
  /** A comment on the module as a whole. */
  readonly header?: Doc | undefined;
  readonly declarations: readonly Declaration[];
}

/** A module as text, and the modules it needs. */
export interface PrintedModule {
  readonly path: string;
  readonly text: string;
  /** What it imports or re-exports from, each module once. */
  readonly imports: readonly ModuleRef[];
}

/**
 * Prints a module. Imports and exports are printed by ts-morph from structures; every other declaration is laid out here,
 * since its printer knows no page width. It is never asked to change anything: each change of a source file parses it
 * anew.
 *
 * Post-condition: the text parses without errors to exactly the statements that were given. Throws if it does not, as
 * that is a bug of ours whatever the document says.
 */
export function printModule({ path, header, declarations }: Module): PrintedModule {
  const drafts = declarations.map((each) => (each.kind === "reexport" ? each : draftOf(each)));
  const used = new Map<string, Import>();
  for (const each of drafts)
    if (!isReexport(each)) eachImport(each.code, (imported) => used.set(keyOf(imported), imported));
  const imports = importTable([...used.values()], path, declarations.flatMap(declaredNames));
  const parts: readonly Part[] = [
    ...(header === undefined || isEmpty(header) ? [] : [{ text: layOut(header, pageOf(imports)), statements: [] }]),
    ...partOf(imports.statements, printImports, importLabel),
    ...paragraphs(drafts).flatMap((paragraph): readonly Part[] => {
      if (!isReexports(paragraph))
        return [
          { text: layOut(paragraph.code, pageOf(imports)), statements: [declarationLabel(paragraph.declaration)] },
        ];
      const reexports = paragraph.map(({ names, from }) => ({ names, specifier: specifierOf(from, path) }));
      return partOf(reexports, printReexports, reexportLabel);
    }),
  ];
  const text = `${parts.map((part) => part.text).join("\n\n")}\n`;
  checkStatements(
    path,
    text,
    parts.flatMap(({ statements }) => statements),
  );
  const modules = [
    ...imports.statements.map(({ from }) => from),
    ...declarations.flatMap((each) => (each.kind === "reexport" ? [each.from] : [])),
  ];
  return { path, text, imports: distinct(modules) };
}

/** A part of a module, with blank lines around it: its text, and the statements that it must be. */
interface Part {
  readonly text: string;
  readonly statements: readonly StatementLabel[];
}

/** A declaration before it is known what its imports are called. */
interface Draft {
  readonly kind: "draft";
  readonly declaration: CodeDeclaration;
  readonly code: Code;
}

function draftOf(declaration: CodeDeclaration): Draft {
  return { kind: "draft", declaration, code: declare(declaration) };
}

function pageOf({ localName }: ImportTable): Page {
  return { width: pageWidth, localName };
}

type Reexport = Extract<Declaration, { readonly kind: "reexport" }>;

function isReexport(value: Draft | Reexport): value is Reexport {
  return value.kind === "reexport";
}

function isReexports(value: Draft | readonly Reexport[]): value is readonly Reexport[] {
  return Array.isArray(value);
}

/** Re-exports that follow each other stand together, and every declaration by itself. */
function paragraphs(drafts: readonly (Draft | Reexport)[]): readonly (Draft | readonly Reexport[])[] {
  const found: (Draft | Reexport[])[] = [];
  for (const draft of drafts) {
    const last = found.at(-1);
    if (!isReexport(draft)) found.push(draft);
    else if (Array.isArray(last)) last.push(draft);
    else found.push([draft]);
  }
  return found;
}

/** Imports or re-exports as one part: nothing where there are none. */
function partOf<T>(
  items: readonly T[],
  print: (items: readonly T[]) => string,
  labelOf: (item: T) => StatementLabel,
): readonly Part[] {
  return items.length === 0 ? [] : [{ text: print(items), statements: items.map(labelOf) }];
}

function declaredNames(declaration: Declaration): readonly string[] {
  return declaration.kind === "reexport" ? [] : [declaration.name];
}

function distinct(modules: readonly ModuleRef[]): readonly ModuleRef[] {
  return [...new Map(modules.map((module) => [moduleKey(module), module])).values()];
}

function keyOf({ name, from, type }: Import): string {
  return `${moduleKey(from)} ${name} ${type}`;
}
