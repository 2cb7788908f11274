import { type CodeDeclaration, type Declaration, declare } from "./declare.js";
import { type Code, eachImport, type Import, isEmpty, type ModuleRef } from "./document.js";
import { type ImportTable, importTable, type Locate, moduleKey, specifierOf } from "./imports.js";
import { checkStatements, declarationLabel, importLabel, reexportLabel, type StatementLabel } from "./inventory.js";
import type { Doc } from "./jsdoc.js";
import { layOut, type Page } from "./layout.js";
import { pageWidth, type StatementPrinter, statementPrinter } from "./statements.js";

/** A module of the generated package as data. */
export interface Module {
  /** The path in the package, with `/` between segments: `src/rapidly/types.ts`. */
  readonly path: string;
  /** The comment at the top of the module. */
  readonly header?: Doc | undefined;
  readonly declarations: readonly Declaration[];
}

/** The text of a module, and the modules it imports. */
export interface PrintedModule {
  readonly path: string;
  readonly text: string;
  /** What it imports or re-exports from, each module once. */
  readonly imports: readonly ModuleRef[];
}

/**
 * Prints a module. ts-morph prints imports and re-exports from structures; all other declarations are laid out here,
 * since ts-morph knows no page width. ts-morph never changes an existing source file: it parses the file again at each
 * change.
 *
 * Post-condition: the text parses without errors, to exactly the declarations passed in. Throws otherwise: that is a
 * bug of ours, whatever the contract says.
 */
export function printModule(module: Module, locate?: Locate): PrintedModule {
  return printWith(statementPrinter(), module, locate);
}

/**
 * Prints modules, one at a time: each is let go before the next one is made. `locate` says which module holds a name, where
 * that is another one than the name is imported from.
 */
export function* printModules(modules: Iterable<Module>, locate?: Locate): Iterable<PrintedModule> {
  const printer = statementPrinter();
  for (const module of modules) yield printWith(printer, module, locate);
}

function printWith(printer: StatementPrinter, { path, header, declarations }: Module, locate?: Locate): PrintedModule {
  const drafts = declarations.map((each) => (each.kind === "reexport" ? each : draftOf(each)));
  const used: Import[] = [];
  for (const each of drafts) if (!isReexport(each)) eachImport(each.code, (imported) => used.push(imported));
  const imports = importTable(used, path, declarations.flatMap(declaredNames), locate);
  const sections: readonly Section[] = [
    ...(header === undefined || isEmpty(header) ? [] : [{ text: layOut(header, pageOf(imports)), statements: [] }]),
    ...sectionOf(imports.statements, printer.imports, importLabel),
    ...paragraphs(drafts).flatMap((paragraph): readonly Section[] => {
      if (!isReexports(paragraph))
        return [
          { text: layOut(paragraph.code, pageOf(imports)), statements: [declarationLabel(paragraph.declaration)] },
        ];
      const reexports = paragraph.map(({ names, from }) => ({ names, specifier: specifierOf(from, path) }));
      return sectionOf(reexports, printer.reexports, reexportLabel);
    }),
  ];
  const text = `${sections.map((section) => section.text).join("\n\n")}\n`;
  checkStatements(
    path,
    text,
    sections.flatMap(({ statements }) => statements),
  );
  const modules = [
    ...imports.statements.map(({ from }) => from),
    ...declarations.flatMap((each) => (each.kind === "reexport" ? [each.from] : [])),
  ];
  return { path, text, imports: distinct(modules) };
}

/** The text between two blank lines of a module, and the statements that it must parse to. */
interface Section {
  readonly text: string;
  readonly statements: readonly StatementLabel[];
}

/** A declaration as code that is not laid out yet: the local names of its imports are not decided. */
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

/** Groups re-exports that follow each other; every other declaration stays alone. */
function paragraphs(drafts: readonly (Draft | Reexport)[]): readonly (Draft | readonly Reexport[])[] {
  const groups: (Draft | Reexport[])[] = [];
  for (const draft of drafts) {
    const last = groups.at(-1);
    if (!isReexport(draft)) groups.push(draft);
    else if (Array.isArray(last)) last.push(draft);
    else groups.push([draft]);
  }
  return groups;
}

/** Imports or re-exports as one section; none if there are no items. */
function sectionOf<T>(
  items: readonly T[],
  print: (items: readonly T[]) => string,
  labelOf: (item: T) => StatementLabel,
): readonly Section[] {
  return items.length === 0 ? [] : [{ text: print(items), statements: items.map(labelOf) }];
}

function declaredNames(declaration: Declaration): readonly string[] {
  return declaration.kind === "reexport" ? [] : [declaration.name];
}

function distinct(modules: readonly ModuleRef[]): readonly ModuleRef[] {
  return [...new Map(modules.map((module) => [moduleKey(module), module])).values()];
}
