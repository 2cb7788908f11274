import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileSystemHost, type Host } from "../../generator/1-load/host.js";
import { build } from "../../generator/5-write/build/build.js";
import type { Contents } from "../../generator/5-write/plan.js";
import { compile } from "../../generator/compile.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The package of the contracts as they are, and one of what they could be next: a bound is another, an API is gone. */
export async function packages(): Promise<Readonly<Record<"old" | "new", Contents>>> {
  const changed: Host = {
    ...fileSystemHost,
    read(path) {
      if (path !== join(root, "specs/rapidly.yaml")) return fileSystemHost.read(path);
      return { kind: "file", bytes: Buffer.from(readFileSync(path, "utf8").replace("minimum: 2000", "minimum: 3000")) };
    },
  };
  return {
    old: await contentsOf(["specs/cloudglue.yaml", "specs/rapidly.yaml"], fileSystemHost),
    new: await contentsOf(["specs/rapidly.yaml"], changed),
  };
}

async function contentsOf(entries: readonly string[], host: Host): Promise<Contents> {
  const form = { kind: "package", name: "@example/package", version: "1.0.0" } as const;
  const diagnostics = createDiagnostics();
  const files = await compile(entries, { host, root, form, runtime: readRuntimeSources() }, diagnostics);
  if (files === undefined) throw new Error(`The contracts have errors: ${JSON.stringify(diagnostics.all())}`);
  return { files, built: build(files) };
}
