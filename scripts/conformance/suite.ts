import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** The parts of the suite that are counted by themselves. */
export const groups = ["required", "optional", "format"] as const;
export type Group = (typeof groups)[number];

/** A schema of the suite and its tests. */
export interface SuiteCase {
  readonly group: Group;
  /** Relative to `tests/draft2020-12`. */
  readonly file: string;
  readonly description: string;
  readonly schema: unknown;
  /** Whether formats are checked: the required tests take them for annotations (Validation §7.2.1). */
  readonly formats: boolean;
  readonly tests: readonly SuiteTest[];
}

export interface SuiteTest {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

/** Every case of draft 2020-12, in the order of the files' names. */
export function readSuite(folder: string): readonly SuiteCase[] {
  const root = join(folder, "tests/draft2020-12");
  return jsonFilesIn(root).flatMap((file) => {
    const cases = JSON.parse(readFileSync(join(root, file), "utf8")) as Omit<SuiteCase, "group" | "file" | "formats">[];
    const group = groupOf(file);
    return cases.map((each) => ({ ...each, file, group, formats: group !== "required" }));
  });
}

/** The documents that the suite takes for granted, by URI: its remotes and the meta-schemas. */
export function readKnownDocuments(folder: string): ReadonlyMap<string, string> {
  const remotes = join(folder, "remotes");
  return new Map([
    ...jsonFilesIn(remotes).map((file) => [`http://localhost:1234/${file}`, text(join(remotes, file))] as const),
    ...metaSchemas.map(
      (name) => [`https://json-schema.org/draft/2020-12/${name}`, text(metaSchemaFile(name))] as const,
    ),
  ]);
}

const metaSchemas = [
  "schema",
  ...["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"].map(
    (name) => `meta/${name}`,
  ),
];

/** Ajv ships them. */
function metaSchemaFile(name: string): string {
  return createRequire(import.meta.url).resolve(`ajv/dist/refs/json-schema-2020-12/${name}.json`);
}

function jsonFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".json"))
    .sort();
}

function groupOf(file: string): Group {
  if (file.startsWith("optional/format/")) return "format";
  return file.startsWith("optional/") ? "optional" : "required";
}

function text(path: string): string {
  return readFileSync(path, "utf8");
}
