import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Standalone } from "./candidates/standalone.js";
import type { Case, CaseName } from "./cases.js";
import { unionContract, unionType } from "./contracts/union.js";
import { jsonSchemaOf } from "./json-schemas.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const out = join(here, "build");

/** Our own name among the candidates. */
export const ours = "specmill";

/** Peers whose schemas are written in TypeScript and read when the program starts. */
const schemaPeers = ["typebox", "arktype", "valibot", "zod", "zod-mini"];
/** Peers that write modules from JSON Schemas. */
const standalonePeers = ["ajv", "schemasafe", "ata"];

export const candidateNames: readonly string[] = [ours, "typia", ...standalonePeers, ...schemaPeers];

/**
 * Builds every candidate to one module that a process can run. Gives the path of each, or why there is none.
 */
export async function buildCandidates(
  names: readonly string[],
  cases: readonly Case[],
): Promise<ReadonlyMap<string, string | Error>> {
  rmSync(out, { recursive: true, force: true });
  const schemas = Object.fromEntries(
    cases.map((each) => [
      each.name,
      jsonSchemaOf(each, new URL("../../specs/", import.meta.url), new URL("contracts/", import.meta.url)),
    ]),
  );
  write("schemas.json", JSON.stringify(schemas));
  write("union.json", JSON.stringify(unionContract()));
  write("union.ts", unionType());
  const built = new Map<string, string | Error>();
  for (const name of names) {
    try {
      built.set(name, await bundle(name, await entryOf(name, schemas as Record<CaseName, never>)));
    } catch (error) {
      built.set(name, error instanceof Error ? error : new Error(String(error)));
    }
  }
  return built;
}

/** The module that exports the candidate, relative to this folder. */
async function entryOf(name: string, schemas: Parameters<Standalone>[0]): Promise<string> {
  if (name === ours) {
    const contracts = ["build/union.json", "contracts/public.yaml", "contracts/shapes.yaml"].map((path) =>
      join(here, path),
    );
    const specs = ["rapidly", "cloudglue"].map((api) => join(root, `specs/${api}.yaml`));
    const flags = ["--out", join(out, ours), "--package", "bench", "--package-version", "1.0.0", "--quiet"];
    node(["node_modules/tsx/dist/cli.mjs", "generator/cli.ts", "generate", ...specs, ...contracts, ...flags], root);
    return `candidates/${name}.ts`;
  }
  if (name === "typia") {
    write("tsconfig.json", JSON.stringify(typiaConfiguration));
    node(["node_modules/ts-patch/bin/tspc.js", "-p", join(out, "tsconfig.json")], here);
    return "build/typia/candidates/typia.js";
  }
  if (standalonePeers.includes(name)) {
    const { standalone } = (await import(`./candidates/${name}.ts`)) as { standalone: Standalone };
    const members = Object.entries(standalone(schemas)).map(([which, modules]) => {
      if (modules instanceof Error) return `${which}: ${JSON.stringify(modules.message)}`;
      for (const [file, text] of Object.entries(JSON.parse(modules))) write(`${name}/${which}/${file}`, String(text));
      return `${which}: async () => (await import("./${which}/index.js")).doors`;
    });
    write(`${name}/index.js`, `export const candidate = {\n  ${members.join(",\n  ")},\n};\n`);
    return `build/${name}/index.js`;
  }
  return `candidates/${name}.ts`;
}

/** One module with everything in it, which serves the candidate to its parent. */
async function bundle(name: string, entry: string): Promise<string> {
  const outfile = join(out, `${name}.mjs`);
  const contents = `import { candidate } from "./${entry}";\nimport { serve } from "./worker.ts";\nserve(candidate);\n`;
  await build({
    stdin: { contents, resolveDir: here },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    outfile,
    logLevel: "silent",
    // What is CommonJS in a bundle may still ask for modules of Node's.
    banner: { js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);` },
  });
  return outfile;
}

const typiaConfiguration = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ["node"],
    rootDir: "..",
    outDir: "typia",
    // By default, typia takes `NaN` and `Infinity` for numbers.
    plugins: [{ transform: "typia/lib/transform", finite: true }],
  },
  files: ["../candidates/typia.ts"],
};

function write(path: string, text: string): void {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function node(args: readonly string[], cwd: string): void {
  try {
    execFileSync(process.execPath, args, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`.trim().split("\n").slice(0, 12).join("\n"));
  }
}
