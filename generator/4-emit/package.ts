import type { Model } from "../3-analyse/model.js";
import { dependenciesOf } from "./dependencies.js";
import type { PackageForm } from "./form.js";
import { changelogPath, type OutputFile } from "./output.js";
import { emitReadme } from "./readme.js";

export interface PackageOptions extends PackageForm {
  readonly changelog?: string | undefined;
}

/** What makes the modules a package: `package.json`, with an export for each API, a README, and the changelog. */
export function emitPackage(
  models: readonly Model[],
  runtime: readonly OutputFile[],
  { name, version, changelog }: PackageOptions,
): readonly OutputFile[] {
  const manifest = {
    name,
    version,
    description: describe(models),
    type: "module",
    sideEffects: false,
    exports: {
      ...Object.fromEntries(models.map(({ api }) => [`./${api.name}`, exportsOf(api.name)])),
      "./runtime": exportsOf("runtime"),
      "./package.json": "./package.json",
    },
    files: ["dist", "src", ...(changelog === undefined ? [] : [changelogPath])],
    engines: { node: ">=20" },
    dependencies: dependenciesOf(runtime),
  };
  return [
    { path: "package.json", text: `${JSON.stringify(manifest, undefined, 2)}\n` },
    { path: "README.md", text: emitReadme(models, name) },
    ...(changelog === undefined ? [] : [{ path: changelogPath, text: changelog }]),
  ];
}

/** The types come first: conditions are tried in order. */
function exportsOf(api: string): Readonly<Record<string, string>> {
  return { types: `./dist/${api}/index.d.ts`, default: `./dist/${api}/index.js` };
}

function describe(models: readonly Model[]): string {
  const titles = models.map(({ api }) => api.info.title.trim().replace(/\s+/g, " "));
  return `Types, validators and clients for ${enumerate(titles)}.`;
}

function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
