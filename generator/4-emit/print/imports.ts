import type { Import, ModuleRef } from "./document.js";

/** The imports of one module: one statement for each module it imports from, and the local name of each import. */
export interface ImportTable {
  readonly statements: readonly ImportStatement[];
  /** The name to print for an imported name. */
  localName(imported: Import): string;
}

export interface ImportStatement {
  readonly from: ModuleRef;
  /** The module specifier: relative, and ending in `.js`, since that is the file that runs. */
  readonly specifier: string;
  /** Whether all names are only types: the statement is then `import type`. */
  readonly type: boolean;
  readonly names: readonly ImportedName[];
}

export interface ImportedName {
  readonly name: string;
  readonly local: string;
  readonly type: boolean;
}

/** The module that holds a name, where that is not the one that the name is imported from: modules may be split. */
export type Locate = (name: string, from: ModuleRef) => ModuleRef;

/**
 * Collects the imports of a module, of which `used` lists each use. Packages come first, then files by path. An imported
 * name that the module declares itself, already imports from another module, or uses as a global one, gets a number: `Share2`. A name that is
 * used as a value anywhere is imported as a value.
 */
export function importTable(
  used: readonly Import[],
  path: string,
  declared: readonly string[],
  locate: Locate = (_, from) => from,
): ImportTable {
  const own = new Set(declared);
  const localNames = new Set(declared);
  const locals = new Map<Import, string>();
  const modules = new Map<string, { readonly from: ModuleRef; readonly names: ImportedName[] }>();
  for (const [, { name, from, uses }] of [...usesByKey(used, locate)].toSorted(([a], [b]) => compare(a, b))) {
    if (from.kind === "global") {
      const local = own.has(name) ? `globalThis.${name}` : name;
      for (const use of uses) locals.set(use, local);
      localNames.add(name);
      continue;
    }
    const isOwn = isSame(from, path);
    const local = isOwn ? name : freeName(name, localNames);
    for (const use of uses) locals.set(use, local);
    if (isOwn) continue;
    localNames.add(local);
    const key = moduleKey(from);
    const module = modules.get(key) ?? { from, names: [] };
    modules.set(key, module);
    module.names.push({ name, local, type: uses.every(({ type }) => type) });
  }
  return {
    statements: [...modules.values()].map(({ from, names }) => {
      return { from, specifier: specifierOf(from, path), type: names.every(({ type }) => type), names };
    }),
    localName(imported) {
      const local = locals.get(imported);
      if (local === undefined) throw new Error(`The import of ${imported.name} was not collected`);
      return local;
    },
  };
}

/** An imported name, and each use of it. */
interface UsedName extends Pick<Import, "name" | "from"> {
  readonly uses: Import[];
}

/** The names that are used, by module and name. */
function usesByKey(used: readonly Import[], locate: Locate): ReadonlyMap<string, UsedName> {
  const names = new Map<string, UsedName>();
  for (const use of used) {
    const { name } = use;
    const from = use.from.kind === "global" ? use.from : locate(name, use.from);
    const key = importKey({ name, from });
    const before = names.get(key);
    if (before === undefined) names.set(key, { name, from, uses: [use] });
    else before.uses.push(use);
  }
  return names;
}

/** The specifier by which the module at `path` imports another: `./types.js`, `../runtime/json.js`, `openapi-fetch`. */
export function specifierOf(to: ModuleRef, path: string): string {
  if (to.kind === "package") return to.name;
  const from = path.split("/").slice(0, -1);
  const target = to.path.replace(/\.ts$/, ".js").split("/");
  const shared = from.findIndex((segment, index) => segment !== target[index]);
  const common = shared === -1 ? from.length : shared;
  const up = from.slice(common).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...target.slice(common)].join("/");
}

function freeName(wanted: string, localNames: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; localNames.has(name); number++) name = `${wanted}${number}`;
  return name;
}

function isSame(module: ModuleRef, path: string): boolean {
  return module.kind === "file" && module.path === path;
}

/** A key that no two modules share. It sorts packages before files. */
export function moduleKey(module: ModuleRef): string {
  return module.kind === "package" ? `1 ${module.name}` : `2 ${module.path}`;
}

/** Global names sort first: what is imported gives way to them. */
function importKey({ name, from }: Pick<Import, "name" | "from">): string {
  return `${from.kind === "global" ? "0" : moduleKey(from)} ${name}`;
}

/** Compares by code units, which does not depend on the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
