import { dirname } from "node:path";
import type { Host } from "../1-load/host.js";

/** What a project says of modules, by the names of TypeScript's settings. */
export interface CompilerSettings {
  readonly moduleResolution: string | undefined;
  readonly module: string | undefined;
  readonly verbatimModuleSyntax: boolean;
  /** By `allowImportingTsExtensions` or `rewriteRelativeImportExtensions`. */
  readonly importsTypeScript: boolean;
}

/** Reads a `tsconfig.json`, and those that it extends. What cannot be read in them counts as not set. */
export async function readCompilerSettings(path: string, host: Host): Promise<CompilerSettings> {
  // Loaded only where it is asked: it takes a third of a second.
  const { default: ts } = await import("typescript");
  const readFile = (file: string) => {
    const read = host.read(file);
    return read.kind === "file" ? new TextDecoder().decode(read.bytes) : undefined;
  };
  const system = {
    readFile,
    fileExists: (file: string) => host.read(file).kind === "file",
    // Which files belong to the project does not matter.
    readDirectory: () => [],
    useCaseSensitiveFileNames: true,
  };
  const { config } = ts.readConfigFile(path, readFile);
  const { options } = ts.parseJsonConfigFileContent(config ?? {}, system, dirname(path));
  const { moduleResolution, module, verbatimModuleSyntax = false } = options;
  return {
    moduleResolution: moduleResolution === undefined ? undefined : ts.ModuleResolutionKind[moduleResolution],
    module: module === undefined ? undefined : ts.ModuleKind[module],
    verbatimModuleSyntax,
    importsTypeScript: Boolean(options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions),
  };
}
