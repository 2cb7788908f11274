/**
 * The size of consumers of the generated package, bundled by esbuild, minified and gzipped:
 *
 *     npm run size
 *
 * The package must have been generated and built (`npm run generate`).
 */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

const consumers = {
  isShare: `export { isShare } from "./generated/dist/rapidly/index.js";`,
  "isShare + validateShare": `export { isShare, validateShare } from "./generated/dist/rapidly/index.js";`,
  "updateShare, both directions validated": `
    import { createRapidlyClient, updateShare } from "./generated/dist/rapidly/index.js";
    export const rename = (id, name) => updateShare(createRapidlyClient({ token: "t" }), { path: { id }, body: { name } });`,
  "openapi-fetch alone": `
    import createClient from "openapi-fetch";
    export const rename = (id, name) => createClient({ baseUrl: "" }).PATCH("/api/shares/{id}", { params: { path: { id } }, body: { name } });`,
};

for (const [name, contents] of Object.entries(consumers)) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  console.log(
    `${name.padEnd(40)} ${String(code.length).padStart(6)} B minified ${String(gzipSync(code, { level: 9 }).length).padStart(6)} B gzipped`,
  );
}
