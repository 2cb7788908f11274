import { dirname, join } from "node:path";
import type { Host } from "../1-load/host.js";
import type { ImportExtension } from "../4-emit/form.js";
import { type CompilerSettings, readCompilerSettings } from "./tsconfig.js";

/** The TypeScript project that an output folder is in. */
export interface Project {
  /** The absolute path of its `tsconfig.json`. */
  readonly path: string;
  readonly settings: CompilerSettings;
}

/**
 * The project of the nearest `tsconfig.json` above an output folder: no farther up than the working folder, or the first
 * folder that is a package.
 */
export async function projectAround(out: string, root: string, host: Host): Promise<Project | undefined> {
  const path = nearestTsconfig(out, root, host);
  return path === undefined ? undefined : { path, settings: await readCompilerSettings(path, host) };
}

function nearestTsconfig(folder: string, root: string, host: Host): string | undefined {
  const path = join(folder, "tsconfig.json");
  if (host.read(path).kind === "file") return path;
  const isOutermost =
    folder === root || folder === dirname(folder) || host.read(join(folder, "package.json")).kind === "file";
  return isOutermost ? undefined : nearestTsconfig(dirname(folder), root, host);
}

/**
 * What the specifiers of imports end in. Where TypeScript may import files as `./types.ts`, so that Node runs them without a
 * compiler, it is `ts`. Node resolves files by their whole names, and so do its settings of TypeScript.
 * Where the resolution is not set, the module format decides it. Without a project it is `js`, which every resolution finds.
 */
export function importExtensionOf(project: Project | undefined): ImportExtension {
  const { moduleResolution, module, importsTypeScript } = project?.settings ?? {};
  if (importsTypeScript) return "ts";
  const asked = moduleResolution ?? module;
  return asked === undefined || isOfNode(asked) ? "js" : "none";
}

/**
 * Whether TypeScript refuses the import and export declarations of sources in a folder: with `verbatimModuleSyntax`, where
 * Node would take the files for CommonJS, because the nearest `package.json` does not say `"type": "module"`.
 */
export function refusesModules({ settings }: Project, folder: string, host: Host): boolean {
  const { module, verbatimModuleSyntax } = settings;
  if (!verbatimModuleSyntax || module === undefined || !isOfNode(module)) return false;
  return packageType(folder, host) !== "module";
}

function isOfNode(setting: string): boolean {
  return /^node(?:1[6-9]|[2-9]\d|next)$/i.test(setting);
}

/** The `type` of the package that a folder belongs to (Node's "Determining module system"). */
function packageType(folder: string, host: Host): unknown {
  const read = host.read(join(folder, "package.json"));
  if (read.kind !== "file") return folder === dirname(folder) ? undefined : packageType(dirname(folder), host);
  try {
    return JSON.parse(new TextDecoder().decode(read.bytes))?.type;
  } catch {
    // TypeScript takes one that it cannot read for one without a type, too.
    return undefined;
  }
}
