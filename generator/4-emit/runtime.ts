import type { OutputFile } from "./output.js";
import type { PrintedModule } from "./print/module.js";

/** The texts of the runtime's modules, by their path in its folder: `validation.ts`, `formats/uuid.ts`. */
export type Runtime = ReadonlyMap<string, string>;

/**
 * The modules of the runtime that the printed modules import, and those that they import in turn, byte for byte. What
 * is not used is not there.
 */
export function emitRuntime(modules: readonly PrintedModule[], runtime: Runtime): readonly OutputFile[] {
  const wanted = modules.flatMap(({ imports }) =>
    imports.flatMap((from) =>
      from.kind === "file" && from.path.startsWith(folder) ? [from.path.slice(folder.length)] : [],
    ),
  );
  const used = new Map<string, string>();
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (used.has(path)) continue;
    const text = runtime.get(path);
    if (text === undefined) throw new Error(`The runtime has no module \`${path}\``);
    used.set(path, text);
    wanted.push(...importsOf(text, path));
  }
  return [...used].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => ({ path: folder + path, text }));
}

const folder = "src/runtime/";

/** The modules that a module of the runtime imports from its own folder. These texts are our own and keep to one form. */
function importsOf(text: string, path: string): readonly string[] {
  return [...text.matchAll(/^(?:import|export|\}).* from "(\.[^"]+)\.js";$/gm)].map(([, specifier = ""]) => {
    const { pathname } = new URL(`${specifier}.ts`, `file:///${path}`);
    return pathname.slice(1);
  });
}
