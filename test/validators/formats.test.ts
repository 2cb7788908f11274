import { expect, test } from "vitest";
import { enabledFormats, type FormatsOption } from "../../generator/3-analyse/formats.js";
import { compile } from "../../generator/compile.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { memoryHost } from "../harness/memory-host.js";
import { documentOf, generatedFrom, runModule, type Validators } from "../harness/package.js";
import { values } from "../runtime/formats/values.js";

const formats = [...enabledFormats(true).values()];
const schemas = Object.fromEntries(
  formats.map(({ name, type }, index) => [`S${index}`, { description: name, type, format: name }]),
);

async function generated(option?: FormatsOption, more: Readonly<Record<string, unknown>> = {}) {
  const document = documentOf({ ...schemas, ...more });
  const { files, diagnostics } = await generatedFrom({ "api.yaml": document }, "api.yaml", { formats: option });
  const validators = (await runModule(files, "src/api/validators.ts", new Map())) as Validators;
  return { diagnostics, validators, text: files.map(({ text }) => text).join("\n"), files };
}

test("every format is checked by its runtime module", async () => {
  const { validators, diagnostics } = await generated();
  expect(diagnostics).toBe("");
  for (const [index, { name, phrase }] of formats.entries()) {
    const [is, validate] = [validators[`isS${index}`], validators[`validateS${index}`]];
    for (const value of values[name].accepted) expect([name, value, is?.(value)]).toEqual([name, value, true]);
    for (const value of values[name].rejected) {
      expect([name, value, is?.(value)]).toEqual([name, value, false]);
      const message = expect.stringContaining(`must be ${phrase}, got `);
      expect(validate?.(value)).toMatchObject({ issues: [{ message }] });
    }
  }
});

test("a format that is turned off is an annotation, without a diagnostic", async () => {
  const unknown = { X: { type: "string", format: "unheard-of" } };
  const some = await generated({ uri: false, uuid: true }, unknown);
  const [uri, uuid] = ["uri", "uuid"].map((wanted) => formats.findIndex(({ name }) => name === wanted));
  expect(some.validators[`isS${uri}`]?.("not one")).toBe(true);
  expect(some.validators[`isS${uri}`]?.(1)).toBe(false);
  expect(some.validators[`isS${uuid}`]?.("not one")).toBe(false);
  expect(some.text).not.toContain("a URI with a scheme");
  expect(some.diagnostics.match(/format-\S+/g)).toEqual(["format-not-checked"]);

  const none = await generated(false, unknown);
  expect(none.diagnostics).toBe("");
  expect(none.files.filter(({ path }) => path.includes("formats/"))).toEqual([]);
  for (const { phrase } of formats.slice(0, 5)) expect(none.text).not.toContain(phrase);
});

test("types do not depend on which formats are checked", async () => {
  const [all, none] = await Promise.all([generated(true), generated(false)]);
  const typesOf = ({ files }: typeof all) => files.find(({ path }) => path === "src/api/types.ts")?.text;
  expect(typesOf(all)).toBe(typesOf(none));
});

test("a misspelt format in the option is refused", async () => {
  const diagnostics = createDiagnostics();
  const option = { "date-tme": false } as FormatsOption;
  const host = memoryHost({ "/api.yaml": documentOf(schemas) });
  const options = { host, root: "/", form: { kind: "sources" } as const, runtime: readRuntimeSources() };
  expect(await compile(["api.yaml"], { ...options, formats: option }, diagnostics)).toBeUndefined();
  expect(diagnostics.all().map(({ code }) => code)).toEqual(["format-unknown"]);
});
