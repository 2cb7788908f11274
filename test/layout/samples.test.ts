import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { workOf } from "../harness/inert.js";
import { runModules } from "../harness/package.js";
import { typeErrorsOf } from "../harness/sample-types.js";
import { judge, misjudgedCases } from "../harness/sample-values.js";
import { type GeneratedSample, generateSample, readSamples } from "../harness/samples.js";
import { loadedBy, onCircles } from "./modules.js";

/** All samples, generated as if they were too large for one file each of types, validators and operations. */
const samples = readSamples(join(import.meta.dirname, "../samples"));

let generated: ReadonlyMap<string, GeneratedSample>;
let typeErrors: ReadonlyMap<string, readonly string[]>;
const compiled = new Map<string, string>();

beforeAll(async () => {
  const split = samples.map((sample) => ({ ...sample, reading: { ...sample.reading, mostInOneFile: -1 } }));
  const all = await Promise.all(split.map((sample) => generateSample(sample)));
  generated = new Map(all.map((sample) => [sample.name, sample]));
  typeErrors = typeErrorsOf(all);
}, 300_000);

describe.each(samples)("$name, split", ({ name, values }) => {
  test("compiles where it is used, and takes every accepted value", () => {
    expect(typeErrors.get(name)).toEqual([]);
  });

  test("judges values as in one file", async () => {
    const files = generated.get(name)?.files ?? [];
    const paths = ["validators", "unions"].map((module) => `src/spec/${module}.ts`);
    const existing = paths.filter((path) => files.some((file) => file.path === path));
    const modules = await runModules(files, existing, compiled);
    const exported = Object.assign({}, ...modules) as Readonly<Record<string, unknown>>;
    // Those of operations are in the modules of the operations, and are not exported.
    const ofSchemas = Object.fromEntries(Object.entries(values).filter(([each]) => `validate${each}` in exported));
    const judged = judge(ofSchemas, exported);
    expect(judged.wrong).toEqual([]);
    expect(judged.values).toEqual(ofSchemas);
    expect(misjudgedCases(ofSchemas, exported)).toEqual([]);
  });

  test("imports form no circle, and run nothing", () => {
    const files = generated.get(name)?.files ?? [];
    expect(onCircles(loadedBy(files))).toEqual([]);
    const modules = files.filter(({ path }) => !path.startsWith("src/runtime/"));
    expect(modules.flatMap(({ path, text }) => workOf(path, text))).toEqual([]);
  });
});

test("the samples are split", () => {
  const paths = [...generated.values()].flatMap(({ files }) => files.map(({ path }) => path));
  for (const folder of ["types", "validators", "unions", "enums", "operations"])
    expect(paths.some((path) => path.startsWith(`src/spec/${folder}/`))).toBe(true);
});
