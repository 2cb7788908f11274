import { fileURLToPath } from "node:url";
import { toCamelCase } from "../../generator/3-analyse/words.js";

/** The operation that is called. */
export interface Operation {
  readonly id: string;
  readonly template: string;
  readonly method: string;
  /** `github-api`, and `GithubApi` in names. */
  readonly api: string;
  readonly apiName: string;
  /** The name of its function. */
  readonly name: string;
  /** Its module in specmill's output, without an extension. */
  readonly module: string;
  /** The names of its path parameters. */
  readonly parameters: readonly string[];
}

/** A program with one call. */
export interface Consumer {
  readonly name: string;
  readonly peer: boolean;
  /** What Node is called with, from the folder of the consumers. The first is a script, relative to the repository. */
  readonly generate: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly code: string;
}

const peers = "scripts/bench-generate/node_modules";
const heyApiZod = fileURLToPath(new URL("hey-api-zod.config.mjs", import.meta.url));

/** The same call of specmill's output in both forms, of a document with nothing else, and of what peers generate. */
export function consumersOf(operation: Operation, document: string): readonly Consumer[] {
  const { api, apiName, name, module, id } = operation;
  const specmill = ["dist/cli.js", "generate", document, "--quiet", "--import-extension", "js"];
  const asPackage = ["dist/cli.js", "generate", document, "--quiet", "--package", "@bench/clients"];
  const alone = ["--include", `id:${id}`];
  const specmillCall = (from: string, create: string, operationModule: string) => `import { ${create} } from "${from}";
import { ${name} } from "${operationModule}";
export const result = await ${name}(${create}({ baseUrl: "https://api.example" }), { path: ${valuesOf(operation)} });
`;
  const part = (root: string) =>
    specmillCall(
      `${root}/caller${root.startsWith(".") ? ".js" : ""}`,
      `create${apiName}Caller`,
      `${root}/${module}${root.startsWith(".") ? ".js" : ""}`,
    );
  const whole = (root: string) => specmillCall(root, `create${apiName}Client`, root);
  const heyApi = (out: string, plugins: readonly string[]) => [
    ...[`${peers}/@hey-api/openapi-ts/bin/run.js`, "--input", document, "--output", out, "--no-log-file"],
    ...["--plugins", ...plugins],
  ];
  const heyApiCall = (out: string) => `import { ${name} } from "./${out}/sdk.gen";
export const result = await ${name}({ path: ${valuesOf(operation)} });
`;
  return [
    {
      name: "specmill, sources",
      peer: false,
      generate: [...specmill, "--out", "sources"],
      code: part(`./sources/${api}`),
    },
    {
      name: "specmill, sources of this operation alone",
      peer: false,
      generate: [...specmill, "--out", "alone", ...alone],
      code: whole(`./alone/${api}/index.js`),
    },
    {
      name: "specmill, package",
      peer: false,
      generate: [...asPackage, "--out", "package"],
      code: part(`@bench/clients/${api}`),
    },
    {
      name: "specmill, package by its index",
      peer: false,
      generate: [...asPackage, "--out", "package"],
      code: whole(`@bench/clients/${api}`),
    },
    {
      name: "openapi-typescript and openapi-fetch",
      peer: true,
      generate: [`${peers}/openapi-typescript/bin/cli.js`, document, "--output", "openapi-typescript/paths.ts"],
      code: `import createClient from "openapi-fetch";
import type { paths } from "./openapi-typescript/paths";
const client = createClient<paths>({ baseUrl: "https://api.example" });
export const result = await client.${operation.method.toUpperCase()}("${operation.template}", { params: { path: ${valuesOf(operation)} } });
`,
    },
    {
      name: "oazapfts",
      peer: true,
      generate: [`${peers}/oazapfts/dist/cli.js`, document, "oazapfts.ts"],
      code: `import { ${name} } from "./oazapfts";
export const result = await ${name}(${valuesOf(operation, toCamelCase)});
`,
    },
    {
      name: "hey-api without validation",
      peer: true,
      generate: heyApi("hey-api", ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"]),
      code: heyApiCall("hey-api"),
    },
    {
      name: "hey-api with zod",
      peer: true,
      generate: [`${peers}/@hey-api/openapi-ts/bin/run.js`, "--file", heyApiZod],
      environment: { BENCH_DOCUMENT: document, BENCH_OUT: "hey-api-zod" },
      code: heyApiCall("hey-api-zod"),
    },
  ];
}

/** Values for the path parameters: a number where the name says so. */
function valuesOf({ parameters }: Operation, keyOf: (name: string) => string = (name) => name): string {
  const values = parameters.map((name) => `${keyOf(name)}: ${/number|_id$/.test(name) ? 1 : '"a"'}`);
  return `{ ${values.join(", ")} }`;
}
