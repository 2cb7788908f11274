import type { Import, ModuleRef } from "./document.js";

/** The imports of one module: a statement for each module it imports from, and what each name is called in it. */
export interface ImportTable {
  readonly statements: readonly ImportStatement[];
  /** The name to print for an imported name. */
  localName(imported: Import): string;
}

export interface ImportStatement {
  readonly from: ModuleRef;
  /** As in the statement: relative, and with the extension of what is run. */
  readonly specifier: string;
  /** Whether nothing of it is there at run time. */
  readonly type: boolean;
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  readonly name: string;
  readonly local: string;
  readonly type: boolean;
}

/**
 * Gathers what a module uses of others. Packages come first, then files by their path. A name that the module
 * declares itself or takes from elsewhere already gets a number. A name used as a value anywhere is imported as one.
 */
export function importTable(used: readonly Import[], path: string, declared: readonly string[]): ImportTable {
  const taken = new Set(declared);
  const locals = new Map<string, string>();
  const modules = new Map<string, { readonly from: ModuleRef; readonly names: Map<string, ImportedName> }>();
  const foreign = used
    .filter(({ from }) => !isSame(from, path))
    .toSorted((a, b) => compare(importKey(a), importKey(b)));
  for (const { name, from, type } of foreign) {
    const module = modules.get(moduleKey(from)) ?? { from, names: new Map() };
    modules.set(moduleKey(from), module);
    const earlier = module.names.get(name);
    const free = earlier?.local ?? freeName(name, taken);
    taken.add(free);
    module.names.set(name, { name, local: free, type: type && earlier?.type !== false });
    locals.set(importKey({ name, from }), free);
  }
  return {
    statements: [...modules.values()].map(({ from, names }) => {
      const imported = [...names.values()];
      return { from, specifier: specifierOf(from, path), type: imported.every(({ type }) => type), names: imported };
    }),
    localName(imported) {
      const local = isSame(imported.from, path) ? imported.name : locals.get(importKey(imported));
      if (local === undefined) throw new Error(`The import of ${imported.name} was not collected`);
      return local;
    },
  };
}

/** How a module at a path refers to another: `./types.js`, `../runtime/json.js`, `openapi-fetch`. */
export function specifierOf(to: ModuleRef, path: string): string {
  if (to.kind === "package") return to.name;
  const from = path.split("/").slice(0, -1);
  const target = to.path.replace(/\.ts$/, ".js").split("/");
  const shared = from.findIndex((segment, index) => segment !== target[index]);
  const common = shared === -1 ? from.length : shared;
  const up = from.slice(common).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...target.slice(common)].join("/");
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  return name;
}

function isSame(module: ModuleRef, path: string): boolean {
  return module.kind === "file" && module.path === path;
}

/** What tells a module from others. Sorts packages before files. */
export function moduleKey(module: ModuleRef): string {
  return module.kind === "package" ? `1 ${module.name}` : `2 ${module.path}`;
}

function importKey({ name, from }: { readonly name: string; readonly from: ModuleRef }): string {
  return `${moduleKey(from)} ${name}`;
}

/** By code units, which is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
