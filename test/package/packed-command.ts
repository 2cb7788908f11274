import { execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildCommand } from "../harness/built-command.js";
import { modules, node, run } from "./packed.js";

/** The command out of the file that `npm pack` makes of this repository. */
export interface PackedCommand {
  /** Makes a folder of a stranger's, with these files and nothing else. */
  project(files: Readonly<Record<string, string>>): Project;
  remove(): void;
}

export interface Project {
  readonly folder: string;
  write(path: string, text: string): void;
  has(path: string): boolean;
  /** Runs the packed command there; `input` is what it reads from standard input. */
  specmill(words: readonly string[], input?: string): Promise<{ code: number; out: string; error: string }>;
  /** Watches, until an action is done; it can wait for a text to be printed so many times. */
  watch(act: (isSaid: (text: string, times?: number) => Promise<void>) => Promise<void>): Promise<{ out: string }>;
  /** Puts packages where `npm install` would. */
  install(...names: readonly string[]): void;
  /** Makes a folder of the project one of its packages. */
  link(name: string, path: string): void;
  /** Compiles all sources with TypeScript 5.9; throws what it reports. */
  compile(): void;
}

export async function packCommand(): Promise<PackedCommand> {
  const root = mkdtempSync(join(tmpdir(), "specmill-first-"));
  const built = await buildCommand();
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", root], built.folder);
  built.remove();
  run("tar", ["-xzf", "specmill-0.1.0.tgz"], root);
  symlinkSync(modules, join(root, "node_modules"));
  const command = join(root, "package/dist/cli.js");
  const folders: string[] = [];
  return {
    project(files) {
      const folder = mkdtempSync(join(tmpdir(), "specmill-project-"));
      folders.push(folder);
      const project = projectIn(folder, command);
      for (const [path, text] of Object.entries(files)) project.write(path, text);
      return project;
    },
    remove() {
      for (const folder of [root, ...folders]) rmSync(folder, { recursive: true });
    },
  };
}

function projectIn(folder: string, command: string): Project {
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    has: (path) => existsSync(join(folder, path)),
    specmill: (words, input) => execute(command, words, folder, input),
    watch: (act) => watchUntil(act, command, folder),
    install(...names) {
      for (const name of names) {
        mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
        cpSync(join(modules, name), join(folder, "node_modules", name), { recursive: true });
      }
    },
    link(name, path) {
      mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
      symlinkSync(join(folder, path), join(folder, "node_modules", name));
    },
    compile: () => void node("typescript/bin/tsc", ["-p", folder], folder),
  };
}

function execute(command: string, words: readonly string[], cwd: string, input = "") {
  return new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: "1", NODE_V8_COVERAGE: undefined } };
    const child = execFile(process.execPath, [command, ...words], options, (failure, out, error) => {
      resolve({ code: failure === null ? 0 : Number(failure.code), out, error });
    });
    child.stdin?.end(input);
  });
}

async function watchUntil(
  act: (isSaid: (text: string, times?: number) => Promise<void>) => Promise<void>,
  command: string,
  cwd: string,
): Promise<{ out: string }> {
  const child = spawn(process.execPath, [command, "watch"], { cwd, env: { ...process.env, NO_COLOR: "1" } });
  let out = "";
  let wake = () => {};
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    wake();
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  await act(async (text, times = 1) => {
    while (out.split(text).length <= times) await new Promise<void>((resolve) => (wake = resolve));
  });
  child.kill("SIGTERM");
  await ended;
  return { out };
}
