import type { OutputFile } from "./output.js";
import type { PrintedModule } from "./print/module.js";

/** The texts of the runtime's modules, by their path in its folder: `validation.ts`, `formats/uuid.ts`. */
export type Runtime = ReadonlyMap<string, string>;

/**
 * The modules of the runtime that the printed modules import, directly or indirectly, copied byte for byte. Unused ones
 * are left out. Throws if a module does not exist.
 */
export function emitRuntime(modules: readonly PrintedModule[], runtime: Runtime): readonly OutputFile[] {
  const pending = modules.flatMap(({ imports }) =>
    imports.flatMap((from) =>
      from.kind === "file" && from.path.startsWith(folder) ? [from.path.slice(folder.length)] : [],
    ),
  );
  const used = new Map<string, string>();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (used.has(path)) continue;
    const text = runtime.get(path);
    if (text === undefined) throw new Error(`The runtime has no module \`${path}\``);
    used.set(path, text);
    pending.push(...importsOf(text, path));
  }
  return [...used].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => ({ path: folder + path, text }));
}

const folder = "src/runtime/";

/**
 * The runtime modules that a runtime module imports. A regular expression is enough: we write these texts, formatted.
 */
function importsOf(text: string, path: string): readonly string[] {
  return [...text.matchAll(/^(?:import|export|\}).* from "(\.[^"]+)\.js";$/gm)].map(([, specifier = ""]) => {
    const { pathname } = new URL(`${specifier}.ts`, `file:///${path}`);
    return pathname.slice(1);
  });
}
