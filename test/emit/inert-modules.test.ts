import { describe, expect, test } from "vitest";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { rapidlyPackage } from "../harness/consumers.js";
import { workOf } from "../harness/inert.js";

// Importing a generated module constructs nothing: at its top level there are declarations of functions and of classes
// without static members, and constants that are literals, regular expressions, functions, or plain objects and arrays
// of those. A call, a `new`, a loop, or the reading of a property is work, however small, and keeps bundlers from
// leaving things out.

// The modules of all samples are tested where they are generated: test/samples/samples.test.ts.

test("every module that is generated from the contract of Rapidly", async () => {
  const files = await rapidlyPackage();
  expect(files.filter(({ path }) => path.endsWith(".ts")).length).toBeGreaterThan(10);
  expect(files.flatMap(({ path, text }) => workOf(path, text))).toEqual([]);
});

test.each([...readRuntimeSources()])("the runtime's %s", (path, text) => {
  expect(workOf(path, text)).toEqual([]);
});

describe("work is noticed", () => {
  test.each([
    ["a call", "const members = makeSet();"],
    ["a construction", "const members = new Set([1]);"],
    ["a regular expression from text", "const pattern = new RegExp('a');"],
    ["a property that is read", "const has = Object.hasOwn;"],
    ["arithmetic", "const day = 24 * 60;"],
    ["a template with a value in it", "const text = `a$".concat("{1}`;")],
    ["a spread", "const both = [...one];"],
    ["a computed name", "const table = { [name]: 1 };"],
    ["a call inside a table", "const table = { one: [make()] };"],
    ["a variable", "let count = 0;"],
    ["a loop", "for (const each of all) use(each);"],
    ["a condition", "if (here) use(it);"],
    ["a statement", "use(it);"],
    ["a default export that is made", "export default make();"],
    ["an enum", "enum Colour { red }"],
    ["an import for its effects", 'import "./polyfill.js";'],
    ["a static member", "class Error2 { static all = []; }"],
    ["a static block", "class Error2 { static { use(); } }"],
    ["a class that extends what is called", "class Error2 extends mixin(Error) {}"],
    ["a computed method", "class Error2 { [name]() {} }"],
  ])("%s", (_, text) => {
    expect(workOf("module.ts", text)).toHaveLength(1);
  });

  test("and declarations are none", () => {
    const text = `
      import type { A } from "./a.js";
      import { b } from "./b.js";
      export * from "./c.js";
      export type D = A;
      export interface E {}
      const limit = -1;
      const text: string = \`plain\`;
      const pattern = /^a$/u;
      const tags = ["fixed", null, true] as const;
      export const schema: E = { "~standard": { version: 1, validate: b, vendor } };
      export const make = (value: number) => new Set([value]);
      export function f() { return make(1); }
      export class G extends Error { readonly name = "G"; constructor() { super(f()); } declare readonly h?: string }
      export default f;`;
    expect(workOf("module.ts", text)).toEqual([]);
  });
});
