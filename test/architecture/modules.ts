import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A module of the generator. Paths are relative to `generator/`. */
export interface Module {
  readonly path: string;
  readonly text: string;
  /** The modules of the generator that it imports: for values, for types, or while it runs. */
  readonly imports: readonly string[];
  /** The packages that it imports, Node's own among them. */
  readonly packages: readonly string[];
}

const generator = fileURLToPath(new URL("../../generator/", import.meta.url));

/** Every module of the generator. */
export const modules: readonly Module[] = readdirSync(generator, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const text = readFileSync(join(generator, path), "utf8");
    const specifiers = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    return {
      path,
      text,
      imports: specifiers
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => join(dirname(path), specifier).replace(/\.js$/, ".ts")),
      packages: specifiers.filter((specifier) => !specifier.startsWith(".")),
    };
  });
