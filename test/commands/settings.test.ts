import { describe, expect, test } from "vitest";
import type { Invocation } from "../../generator/commands/invocation.js";
import { settingsOf } from "../../generator/commands/settings.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { isPackageName, isPackageVersion } from "../../generator/run/configuration/package-names.js";
import type { Settings } from "../../generator/run/configuration/settings.js";
import { memoryHost } from "../harness/memory-host.js";

describe("settings", () => {
  const none: Invocation = { specs: [], out: undefined, packageName: undefined, packageVersion: undefined };
  const configuration =
    '{"specmill": {"specs": ["a.yaml"], "out": "generated", "package": "@a/b", "version": "1.2.3"}}';
  const settings = (call: Partial<Invocation>, text: string = configuration) => {
    const diagnostics = createDiagnostics();
    const host = memoryHost({ "/work/package.json": text });
    const [settled] = settingsOf({ ...none, ...call }, "/work", host, diagnostics) ?? [];
    return settled ?? diagnostics.all().map(({ code }) => code);
  };

  test("come from the configuration, where the call does not say otherwise", () => {
    const configured = {
      specs: ["a.yaml"],
      out: "generated",
      form: { kind: "package", name: "@a/b", version: "1.2.3" },
      formats: true,
    };
    expect(settings({})).toEqual(configured);
    expect(settings({ out: "elsewhere" })).toEqual({ ...configured, out: "elsewhere" });
  });

  test("come from the call alone, if it names documents", () => {
    const specs = ["b.yaml"];
    expect(settings({ specs })).toEqual({ specs, out: "generated", form: { kind: "sources" }, formats: true });
    const form = { kind: "package", name: "p", version: "0.0.0" };
    expect(settings({ specs, out: "o", packageName: "p" })).toEqual({ specs, out: "o", form, formats: true });
  });

  test("are of a package where one is named, and otherwise of plain sources", () => {
    const sources = '{"specmill": {"specs": ["a.yaml"], "importExtension": "none"}}';
    const form = (call: Partial<Invocation>, text: string) => {
      const settled = settings(call, text);
      return Array.isArray(settled) ? settled : (settled as Settings).form;
    };
    expect(form({}, sources)).toEqual({ kind: "sources", importExtension: "none" });
    expect(form({ importExtension: "js" }, sources)).toEqual({ kind: "sources", importExtension: "js" });
    expect(form({ packageName: "p" }, sources)).toEqual({ kind: "package", name: "p", version: "0.0.0" });
    expect(form({ packageVersion: "2.0.0" }, configuration)).toEqual({
      kind: "package",
      name: "@a/b",
      version: "2.0.0",
    });
    expect(form({ packageVersion: "2.0.0" }, sources)).toEqual(["call-incomplete"]);
    expect(form({ importExtension: "js" }, configuration)).toEqual(["call-contradictory"]);
  });

  test.each([
    ['{ "license": "MIT" }', undefined],
    ['{ "author": "Ada <ada@a.example>", "repository": "github:a/b", "bugs": "https://a.example" }', undefined],
    ['{ "author": { "name": "Ada" }, "repository": { "type": "git", "url": "u", "directory": "d" } }', undefined],
    ['{ "bugs": { "email": "a@a.example" }, "keywords": [], "private": true, "publishConfig": {} }', undefined],
    ['{ "homepage": "https://a.example" }', undefined],
    ['"MIT"', "configuration-invalid"],
    ['{ "license": "" }', "configuration-invalid"],
    ['{ "author": {} }', "configuration-invalid"],
    ['{ "repository": { "url": "u" } }', "configuration-invalid"],
    ['{ "bugs": { "url": 1 } }', "configuration-invalid"],
    ['{ "keywords": "a" }', "configuration-invalid"],
    ['{ "private": "true" }', "configuration-invalid"],
    ['{ "publishConfig": true }', "configuration-invalid"],
    ['{ "exports": {} }', "package-field-unknown"],
    ['{ "toString": {} }', "package-field-unknown"],
  ])("say what the package.json of a package says: %s", (fields, code) => {
    const text = configuration.replace("}}", `, "packageJson": ${fields}}}`);
    const form = { ...{ kind: "package", name: "@a/b", version: "1.2.3" }, fields: code ?? JSON.parse(fields) };
    expect(settings({}, text)).toEqual(code === undefined ? expect.objectContaining({ form }) : [code]);
    const sources = `{"specmill": {"specs": ["a.yaml"], "packageJson": ${fields}}}`;
    expect(settings({}, sources)).toContain("configuration-invalid");
  });

  test("are of every output that the configuration lists", () => {
    const text = (...outs: readonly string[]) =>
      JSON.stringify({ specmill: outs.map((out) => ({ specs: ["a.yaml"], out })) });
    const host = memoryHost({ "/work/package.json": text("src/api", "clients") });
    const read = settingsOf(none, "/work", host, createDiagnostics());
    expect(read?.map(({ out }) => out)).toEqual(["src/api", "clients"]);
    expect(settings({ discriminators: "annotate" }, text("a", "b"))).toMatchObject({ discriminators: "annotate" });
    expect(settings({ out: "c" }, text("a", "b"))).toEqual(["call-contradictory"]);
    expect(settings({ out: "c" }, text("a"))).toMatchObject({ out: "c" });
    for (const same of ["a", "./a/", "a/b", ".", "../work/a"])
      expect(settings({}, text("a", same))).toEqual(["configuration-invalid"]);
    expect(settings({}, text("a", "ab", "..a"))).toMatchObject({ out: "a" });
    expect(settings({}, '{"specmill": [{}, {"specs": []}, {"specs": ["a"], "wat": 1}]}')).toEqual([
      ...["configuration-invalid", "configuration-invalid", "configuration-unknown"],
    ]);
    expect(settings({}, '{"specmill": []}')).toEqual(["configuration-invalid"]);
    expect(settings({}, '{"specmill": [1]}')).toEqual(["configuration-invalid"]);
  });

  test.each([
    ["{}", ["configuration-missing"]],
    ["[]", ["configuration-missing"]],
    ["{", ["yaml-syntax"]],
    ['{"specmill": []}', ["configuration-invalid"]],
    ['{"specmill": {}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": ["a"], "version": "1.0.0"}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": ["a"], "package": "p", "importExtension": "none"}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": ["a"], "importExtension": ".js"}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": [""], "out": "o", "package": "p"}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": ["a", 1], "out": "o", "package": "p"}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": ["a"], "out": "o", "package": "p", "spec": 1}}', ["configuration-unknown"]],
  ])("cannot be read from %s", (text, codes) => {
    expect(settings({}, text)).toEqual(codes);
  });

  test.each([
    [undefined, undefined, true],
    ["true", undefined, true],
    ["false", undefined, false],
    ['{ "uri": false, "uuid": true }', undefined, { uri: false, uuid: true }],
    [undefined, "all" as const, false],
    [undefined, [], true],
    [undefined, ["uri", "email"], { uri: false, email: false }],
    ["false", ["uri"], false],
    ['{ "uri": true, "uuid": false }', ["uri"], { uri: false, uuid: false }],
    ['{ "uri": false }', "all" as const, false],
    ['"off"', undefined, ["configuration-invalid"]],
    ["[]", undefined, ["configuration-invalid"]],
    ['{ "uri": "off" }', undefined, ["configuration-invalid"]],
    ['{ "urii": false }', undefined, ["format-unknown"]],
    ['{ "constructor": false }', undefined, ["format-unknown"]],
    [undefined, ["", "uri"], ["format-unknown"]],
  ])("turn off formats: %s and %j", (formats, withoutFormats, expected) => {
    const text = formats === undefined ? configuration : configuration.replace("}}", `, "formats": ${formats}}}`);
    const settled = settings({ withoutFormats }, text);
    expect(Array.isArray(settled) ? settled : (settled as Settings).formats).toEqual(expected);
  });

  test("turn off formats where the call names documents, too", () => {
    const call = { specs: ["b.yaml"], out: "o", packageName: "p", withoutFormats: ["uri"] };
    expect(settings(call)).toMatchObject({ formats: { uri: false } });
  });

  test.each([
    [undefined, undefined, undefined],
    ['"annotate"', undefined, "annotate"],
    ['"annotate"', "decide" as const, "decide"],
    [undefined, "annotate" as const, "annotate"],
    ['"ignore"', undefined, ["configuration-invalid"]],
    ["false", undefined, ["configuration-invalid"]],
  ])("say what discriminators mean: %s and %s", (configured, discriminators, expected) => {
    const text =
      configured === undefined ? configuration : configuration.replace("}}", `, "discriminators": ${configured}}}`);
    const settled = settings({ discriminators }, text);
    expect(Array.isArray(settled) ? settled : (settled as Settings).discriminators).toEqual(expected);
  });

  test("name a package that npm accepts", () => {
    expect(["a", "@a/b", "a.b-c_d", "@specmill/share-clients"].every(isPackageName)).toBe(true);
    const wrong = ["", "A", "a b", "../a", "@a", "@a/", "a/b", ".a", "_a", "@A/b", "a\n", "x".repeat(215)];
    expect(wrong.filter(isPackageName)).toEqual([]);
    expect(["1.2.3", "0.0.0-rc.1+a.b"].every(isPackageVersion)).toBe(true);
    expect(["1", "1.2", "01.2.3", "v1.2.3", "1.2.3-", "1.2.3\n"].filter(isPackageVersion)).toEqual([]);
  });
});
