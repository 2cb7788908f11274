import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The command as it is installed: JavaScript beside its package.json, run by Node in a process of its own. */
export interface BuiltCommand {
  readonly folder: string;
  /** Runs it in a working folder. `loaded` are the files that Node ran, by their paths in the folder or in `node_modules`. */
  run(root: string, words: readonly string[]): Promise<CommandRun>;
  remove(): void;
}

export interface CommandRun {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  readonly loaded: readonly string[];
}

const project = fileURLToPath(new URL("../../", import.meta.url));

/** Builds the command, module by module as `npm run build` does. */
export async function buildCommand(): Promise<BuiltCommand> {
  const folder = mkdtempSync(join(tmpdir(), "specmill-built-"));
  const sources = readdirSync(join(project, "generator"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("runtime"))
    .map((path) => join(project, "generator", path));
  await build({
    entryPoints: sources,
    outdir: join(folder, "dist"),
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  cpSync(join(project, "package.json"), join(folder, "package.json"));
  cpSync(join(project, "generator/runtime"), join(folder, "generator/runtime"), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    run: (root, words) => runIn(folder, root, words),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function runIn(folder: string, root: string, words: readonly string[]): Promise<CommandRun> {
  const coverage = join(folder, "coverage");
  rmSync(coverage, { recursive: true, force: true });
  mkdirSync(coverage);
  const child = spawn(process.execPath, [join(folder, "dist/cli.js"), ...words], {
    cwd: root,
    env: { ...process.env, NODE_V8_COVERAGE: coverage, NO_COLOR: "1" },
  });
  let [out, error] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    error += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, error, loaded: loadedIn(coverage, folder) };
}

/** What V8 says it ran: every module, of either kind. */
function loadedIn(coverage: string, folder: string): readonly string[] {
  const urls = readdirSync(coverage).flatMap((name): readonly string[] =>
    JSON.parse(readFileSync(join(coverage, name), "utf8")).result.map(({ url }: { readonly url: string }) => url),
  );
  return urls
    .filter((url) => url.startsWith("file:"))
    .map((url) => fileURLToPath(url))
    .map((path) => {
      const dependency = path.lastIndexOf("node_modules/");
      return dependency === -1 ? relative(realpathSync(folder), path) : path.slice(dependency);
    });
}
