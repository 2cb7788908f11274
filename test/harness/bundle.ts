import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import type { OutputFile } from "../../generator/4-emit/output.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * A consumer's code with what it imports of a generated package, as an application ships it: bundled and minified. The
 * package is in memory; `package/rapidly` is its export of that name, and `package/rapidly/types.ts`
 * one of its modules.
 *
 * esbuild takes the letters of short names from the text of all modules, also of what is then left out. Two bundles that
 * hold the same can be told to be so where names are kept.
 */
export async function bundle(
  consumer: string,
  files: readonly OutputFile[],
  names: "short" | "kept" = "short",
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: consumer, resolveDir: root },
    plugins: [packageIn(files)],
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: names === "short",
    minifyIdentifiers: names === "short",
    format: "esm",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** What is sent over the wire. */
export function gzipped(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}

function sourceOf(path: string): string {
  return path.endsWith(".ts") ? `src/${path}` : `src/${path}/index.ts`;
}

function packageIn(files: readonly OutputFile[]): Plugin {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const manifest: { readonly sideEffects: boolean } = JSON.parse(texts.get("package.json") ?? "{}");
  const namespace = "package";
  const resolved = (path: string) => ({ path, namespace, sideEffects: manifest.sideEffects });
  return {
    name: "generated-package",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^package\// }, ({ path }) => resolved(sourceOf(path.slice("package/".length))));
      onResolve({ filter: /^\./, namespace }, ({ path, importer }) =>
        resolved(posix.join(posix.dirname(importer), path).replace(/\.js$/, ".ts")),
      );
      onLoad({ filter: /./, namespace }, ({ path }) => {
        const contents = texts.get(path);
        if (contents === undefined) throw new Error(`${path} was not generated`);
        return { contents, loader: "ts", resolveDir: root };
      });
    },
  };
}
