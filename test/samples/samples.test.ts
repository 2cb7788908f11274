import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { workOf } from "../harness/inert.js";
import { runModule } from "../harness/package.js";
import { typeErrorsOf } from "../harness/sample-types.js";
import { judge, misjudgedCases, printValues } from "../harness/sample-values.js";
import { type GeneratedSample, generateSample, readSamples, staleFiles } from "../harness/samples.js";

/**
 * One folder for each behaviour: `spec.yaml`, what is generated from it in `expected`, `use.ts` that must compile
 * with it, and `values.json` with what the validators accept and refuse. `reading.json` says how the contract is to be
 * read, if not by default. `vitest --update` writes what is expected.
 */
const samples = readSamples(import.meta.dirname);

let generated: ReadonlyMap<string, GeneratedSample>;
let typeErrors: ReadonlyMap<string, readonly string[]>;
const compiled = new Map<string, string>();

beforeAll(async () => {
  const all = await Promise.all(samples.map((sample) => generateSample(sample)));
  generated = new Map(all.map((sample) => [sample.name, sample]));
  typeErrors = typeErrorsOf(all);
  // All samples at once: on a machine that does something else besides, more than the usual minute.
}, 300_000);

describe.each(samples)("$name", ({ name, folder, values }) => {
  test("generates what is expected", async () => {
    const sample = found(generated, name);
    for (const [file, text] of sample.goldens) await expect(text).toMatchFileSnapshot(join(folder, "expected", file));
    expect(staleFiles(sample)).toEqual([]);
  });

  test("compiles where it is used, and takes every accepted value", () => {
    expect(found(typeErrors, name)).toEqual([]);
  });

  test("runs nothing when it is imported", () => {
    const modules = found(generated, name).files.filter(({ path }) => !path.startsWith("src/runtime/"));
    expect(modules.flatMap(({ path, text }) => workOf(path, text))).toEqual([]);
  });

  test("accepts and refuses the values", async () => {
    const validators = await runModule(found(generated, name).files, "src/spec/validators.ts", compiled);
    const judged = judge(values, validators);
    expect(judged.wrong).toEqual([]);
    await expect(printValues(judged.values)).toMatchFileSnapshot(join(folder, "values.json"));
  });

  test.runIf(Object.values(values).some(({ cases }) => cases))("tells the variants of unions apart", async () => {
    const unions = await runModule(found(generated, name).files, "src/spec/unions.ts", compiled);
    expect(misjudgedCases(values, unions)).toEqual([]);
  });
});

function found<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value === undefined) throw new Error(`There is no sample ${name}`);
  return value;
}
