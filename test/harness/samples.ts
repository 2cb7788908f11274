import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { type Generated, type GenerationOptions, generatedFrom } from "./package.js";
import type { SchemaValues } from "./sample-values.js";

/** A folder of `test/samples`: one behaviour, as a document and what comes of it. */
export interface Sample {
  readonly name: string;
  readonly folder: string;
  /** `spec.yaml` and what it refers to, by path. */
  readonly documents: Readonly<Record<string, string>>;
  /** `reading.json`: how the document is to be read, if not by default. */
  readonly reading: GenerationOptions;
  /** `values.json`: what the validators accept and refuse, by the name of what they validate. */
  readonly values: Readonly<Record<string, SchemaValues>>;
  /** The names of the files under `expected`. */
  readonly expected: readonly string[];
}

/** A sample with the package generated from it. */
export interface GeneratedSample extends Sample {
  readonly files: readonly OutputFile[];
  /** What is compared with the files under `expected`: the modules worth reading, and what was said. */
  readonly goldens: ReadonlyMap<string, string>;
}

/** The modules that are worth reading; the others are the same for every document, or follow from these. */
const readable = ["types.ts", "unions.ts", "operations.ts", "client.ts"];

/** The samples whose validators are read, too. Those of the others are judged by what they do: see `values.json`. */
const withReadableValidators = new Set([
  ...["additional-properties", "odd-names", "query-parameters", "recursion", "unevaluated", "union-by-tag"],
]);

/** The same of lists of values. */
const withReadableEnums = new Set(["enum-values"]);

/** Every folder inside one, as a sample. */
export function readSamples(folder: string): readonly Sample[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [readSample(entry.name, join(folder, entry.name))] : [],
  );
}

/** Generates a sample's package. `change` rewrites its entry document first. */
export async function generateSample(
  sample: Sample,
  change: (document: string) => string = (document) => document,
): Promise<GeneratedSample> {
  const { [entry]: document = "", ...others } = sample.documents;
  const generated = await generatedFrom({ [entry]: change(document), ...others }, entry, sample.reading);
  return { ...sample, files: generated.files, goldens: goldensOf(sample.name, generated) };
}

/** Files that are expected and not generated. */
export function staleFiles({ expected, goldens }: GeneratedSample): readonly string[] {
  return expected.filter((name) => !goldens.has(name));
}

const entry = "spec.yaml";

function goldensOf(sample: string, { files, diagnostics }: Generated): ReadonlyMap<string, string> {
  const read = [
    ...readable,
    ...(withReadableValidators.has(sample) ? ["validators.ts"] : []),
    ...(withReadableEnums.has(sample) ? ["enums.ts"] : []),
  ];
  const modules = read.flatMap((name) => {
    const file = files.find(({ path }) => path === `src/spec/${name}`);
    return file === undefined ? [] : [[name, file.text] as const];
  });
  return new Map([...modules, ...(diagnostics === "" ? [] : [["diagnostics.txt", `${diagnostics}\n`] as const])]);
}

function readSample(name: string, folder: string): Sample {
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const documents = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"));
  return {
    name,
    folder,
    documents: Object.fromEntries(documents.map((path) => [path.replaceAll("\\", "/"), read(path)])),
    reading: existsSync(join(folder, "reading.json")) ? JSON.parse(read("reading.json")) : {},
    values: JSON.parse(read("values.json")),
    expected: existsSync(join(folder, "expected")) ? readdirSync(join(folder, "expected")) : [],
  };
}
