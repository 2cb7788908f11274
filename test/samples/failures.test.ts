import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runModule } from "../harness/package.js";
import { typeErrorsOf } from "../harness/sample-types.js";
import { judge, printValues } from "../harness/sample-values.js";
import { type GeneratedSample, generateSample, readSamples, staleFiles } from "../harness/samples.js";

/** A sample that cannot fail shows nothing: of each kind of expectation, one that fails when the document changes. */
const samples = readSamples(import.meta.dirname);

describe("what is generated differs from what is expected", () => {
  const changes = [
    { file: "types.ts", name: "union-by-tag", from: "least:", to: "most:" },
    { file: "unions.ts", name: "union-by-tag", from: "amount_type", to: "kind" },
    { file: "validators.ts", name: "union-by-tag", from: "minimum: 50", to: "minimum: 51" },
    { file: "operations.ts", name: "responses", from: '"409"', to: '"410"' },
    { file: "client.ts", name: "required-security", from: "From your settings.", to: "From your account." },
    { file: "diagnostics.txt", name: "header-parameters", from: "Authorization", to: "Accept" },
  ];

  test.each(changes)("in $file when `$from` changes", async ({ file, name, from, to }) => {
    const expected = readFileSync(join(import.meta.dirname, name, "expected", file), "utf8");
    expect((await changed(name, from, from)).goldens.get(file)).toBe(expected);
    expect((await changed(name, from, to)).goldens.get(file)).not.toBe(expected);
  });

  test("in the files there are", async () => {
    const sample = await changed("union-by-tag", "", "");
    expect(staleFiles({ ...sample, expected: [...sample.expected, "gone.ts"] })).toEqual(["gone.ts"]);
  });
});

describe("the compiler complains", () => {
  test("where a use no longer compiles, or a misuse does", async () => {
    const errors = typeErrorsOf([
      await changed("union-by-tag", "least:", "most:"),
      await changed("additional-properties", "false", "true"),
    ]);
    expect(errors.get("union-by-tag")?.join()).toContain("union-by-tag/use.ts");
    expect(errors.get("additional-properties")?.join()).toContain("Unused '@ts-expect-error' directive");
  });

  test("where an accepted value is not assignable to its type", async () => {
    const { files, ...sample } = await changed("exclusive-bounds-3-0", "", "");
    const tighter = files.map(({ path, text }) => ({ path, text: text.replace("Share = number", "Share = 0 | 1") }));
    expect(
      typeErrorsOf([{ ...sample, files: tighter }])
        .get(sample.name)
        ?.join(),
    ).toContain("accepted.ts");
  });
});

describe("the values are judged otherwise", () => {
  test.each([
    { what: "an accepted one is refused", from: "minimum: 50", to: "minimum: 51", wrong: "Price refuses" },
    { what: "a rejected one is accepted", from: "minimum: 50", to: "minimum: 49", wrong: "Price accepts" },
  ])("when $what", async ({ from, to, wrong }) => {
    expect((await judgedAs(await changed("union-by-tag", from, to))).wrong.join()).toContain(wrong);
  });

  test("when another message is given", async () => {
    const expected = readFileSync(join(import.meta.dirname, "union-by-tag", "values.json"), "utf8");
    expect(printValues((await judgedAs(await changed("union-by-tag", "", ""))).values)).toBe(expected);
    const other = await judgedAs(await changed("union-by-tag", "custom", "gift"));
    expect(printValues(other.values)).not.toBe(expected);
  });

  test("when validators disagree, or change a value", () => {
    const accept = (value: unknown) => ({ value });
    const values = { A: { accepted: [{ a: 1 }], rejected: [] } };
    expect(judge(values, { validateA: accept }).wrong).toEqual([]);
    const standard = { "~standard": { validate: accept } };
    const disagreeing = { validateA: accept, isA: () => false, parseA: (value: unknown) => value, ASchema: standard };
    expect(judge(values, disagreeing).wrong.join()).toContain("isA of A is of another opinion");
    const changing = { validateA: (value: unknown) => ({ value: Object.assign(value as object, { b: 1 }) }) };
    expect(judge({ A: { accepted: [{ a: 1 }], rejected: [] } }, changing).wrong.join()).toContain("changed");
  });
});

function judgedAs(sample: GeneratedSample) {
  return runModule(sample.files, "src/spec/validators.ts", new Map()).then((validators) =>
    judge(sample.values, validators),
  );
}

/** A sample whose document says something else in one place. */
function changed(name: string, from: string, to: string): Promise<GeneratedSample> {
  const sample = samples.find((each) => each.name === name);
  if (sample === undefined) throw new Error(`There is no sample ${name}`);
  return generateSample(sample, (document) => {
    if (!document.includes(from)) throw new Error(`${name} does not say ${from}`);
    return from === "" ? document : document.replaceAll(from, to);
  });
}
