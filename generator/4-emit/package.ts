import type { Model } from "../3-analyse/model.js";
import { dependenciesOf } from "./dependencies.js";
import type { PackageForm } from "./form.js";
import { changelogPath, type OutputFile } from "./output.js";
import { emitReadme } from "./readme.js";

export interface PackageOptions extends PackageForm {
  readonly changelog?: string | undefined;
  /** The APIs that are split into many files, each of which can be imported. */
  readonly split?: readonly Model[];
}

/** What makes the modules a package: `package.json`, with an export for each API, a README, and the changelog. */
export function emitPackage(
  models: readonly Model[],
  runtime: readonly OutputFile[],
  { name, version, fields, changelog, split = [] }: PackageOptions,
): readonly OutputFile[] {
  const manifest = {
    name,
    version,
    description: describe(models),
    ...fields,
    type: "module",
    sideEffects: false,
    exports: {
      ...Object.fromEntries(models.flatMap((model) => exportsOfApi(model, split.includes(model)))),
      "./runtime": builtFiles("runtime/index"),
      "./package.json": "./package.json",
    },
    files: ["dist", "src", ...(changelog === undefined ? [] : [changelogPath])],
    engines: { node: engines },
    dependencies: dependenciesOf(runtime),
  };
  return [
    { path: "package.json", text: `${JSON.stringify(manifest, undefined, 2)}\n` },
    { path: "README.md", text: emitReadme(models, name, split) },
    ...(changelog === undefined ? [] : [{ path: changelogPath, text: changelog }]),
  ];
}

/** The fields of a package.json that are generated. */
export const generatedFields = [
  ...["name", "version", "description", "type", "sideEffects", "exports", "main", "module", "types", "files"],
  ...["engines", "dependencies"],
];

/** Where both `import` and `require()` load a package of ECMAScript modules: Node 20.19, and 22.12 and newer. */
export const engines = "^20.19.0 || >=22.12.0";

type Exports = readonly [specifier: string, files: Readonly<Record<string, string>>];

/** Of a large API, each module can be imported: who needs one operation need not load the others. */
function exportsOfApi({ api: { name } }: Model, isSplit: boolean): readonly Exports[] {
  const parts: Exports = [`./${name}/*`, builtFiles(`${name}/*`)];
  return [[`./${name}`, builtFiles(`${name}/index`)], ...(isSplit ? [parts] : [])];
}

/** The types come first: conditions are tried in order. */
function builtFiles(module: string): Readonly<Record<string, string>> {
  return { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
}

function describe(models: readonly Model[]): string {
  const titles = models.map(({ api }) => api.info.title.trim().replace(/\s+/g, " "));
  return `Types, validators and clients for ${enumerate(titles)}.`;
}

function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
