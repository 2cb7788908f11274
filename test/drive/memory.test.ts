import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { build } from "../../generator/5-write/build/build.js";
import { compile } from "../../generator/compile.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatDiagnostics } from "../../generator/diagnostics/format.js";
import { createMemory, type Memory } from "../../generator/memory/memory.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { memoryHost } from "../harness/memory-host.js";

const contract = readFileSync(new URL("../../specs/rapidly.yaml", import.meta.url), "utf8");
const runtime = readRuntimeSources();

/** Everything that a generation makes of a document, and what it says of it. */
async function generation(text: string, memory: Memory | undefined) {
  const diagnostics = createDiagnostics();
  const host = memoryHost({ "/shop.yaml": text });
  const options = { host, root: "/", packageName: "shop", packageVersion: "1.0.0", runtime, memory };
  const files = await compile(["shop.yaml"], options, diagnostics);
  const built = build(files ?? [], undefined, memory);
  if (files !== undefined) memory?.forget();
  return {
    files: [...(files ?? []), ...built].map(({ path, text }) => `${path}\n${text}`),
    said: formatDiagnostics(diagnostics.all(), { colour: false }),
  };
}

/** One thing that a person does to a document. `place` says which of the places where it can be done. */
type Edit = (text: string, place: number, number: number) => string;

/** Replaces one of the matches. */
const replacing =
  (pattern: RegExp, replace: (match: string, number: number) => string): Edit =>
  (text, place, number) => {
    const matches = [...text.matchAll(pattern)];
    const match = matches[place % Math.max(matches.length, 1)];
    if (match === undefined) return text;
    return text.slice(0, match.index) + replace(match[0], number) + text.slice(match.index + match[0].length);
  };

const referred = ["ShareVisibility", "Share", "HttpValidationError", "Missing"];

const edits: Readonly<Record<string, Edit>> = {
  bound: replacing(/(?:minimum|maximum|minLength|maxLength|minItems): \d+/g, (match, n) =>
    match.replace(/\d+/, `${n}`),
  ),
  description: replacing(/description: [A-Z].*/g, (match, n) => `${match} Or ${n}.`),
  lines: replacing(/\n\n/g, (_, n) => `\n${"\n".repeat(1 + (n % 3))}# Remark ${n}\n\n`),
  property: replacing(
    /\n {6}properties:\n/g,
    (match, n) => `${match}        extra_${n}: { type: [integer, "null"], format: int32 }\n`,
  ),
  optional: replacing(/required: \[\w+, /g, () => "required: ["),
  enumeration: replacing(/enum: \[/g, (match, n) => `${match}level${n}, `),
  format: replacing(/format: uuid4/g, (_, n) => (n % 2 === 0 ? "format: uuid" : "format: date-time")),
  tag: replacing(/const: (?:fixed|custom|free|text|number)\b/g, (match, n) => `${match}_${n}`),
  identifier: replacing(
    /^ {4}[A-Z]\w+:\n/gm,
    (match, n) => `${match}      ${n % 3 === 0 ? "$anchor: here" : `$id: https://shop.example/${n}`}\n`,
  ),
  reference: replacing(
    /#\/components\/schemas\/\w+/g,
    (_, n) => `#/components/schemas/${referred[n % referred.length]}`,
  ),
  "another name": (text, place, n) => {
    const names = [...text.matchAll(/^ {4}([A-Z]\w+):$/gm)].map(([, name]) => name ?? "");
    const name = names[place % names.length];
    return text.replace(new RegExp(`\\b${name}\\b`, "g"), `${name}Again${n}`);
  },
  "another name of the schema alone": replacing(/^ {4}[A-Z]\w+:$/gm, (match, n) => match.replace(":", `Else${n}:`)),
  "a mapping by name": replacing(/"#\/components\/schemas\/(\w+)"(?=\n( {8,}\w+: "#|\n))/g, (match) =>
    match.replace(/"#.*\/(\w+)"/, "$1"),
  ),
  "another order": (text) => {
    const start = text.indexOf("\n  schemas:\n") + "\n  schemas:\n".length;
    const blocks = text
      .slice(start)
      .trimEnd()
      .split(/\n\n(?= {4}[A-Z])/);
    return `${text.slice(0, start)}${[...blocks.slice(1), blocks[0]].join("\n\n")}\n`;
  },
  "a schema more": (text, _, n) =>
    `${text.trimEnd()}\n\n    Extra${n}:\n      type: array\n      items: { $ref: "#/components/schemas/Extra${n}" }\n      uniqueItems: true\n`,
  "a key twice": replacing(/\n {4}ShareVisibility:\n|\n {4}Share:\n/g, () => "\n    HttpValidationError:\n"),
  "an open quote": replacing(/description: [A-Z].*/g, (match) => match.replace("description: ", 'description: "')),
  "a block of text": replacing(
    /description: [A-Z].*/g,
    (_, n) => `description: |\n            Text ${n}\n\n            Share:\n`,
  ),
  mistake: replacing(/type: integer/g, () => "type: integr"),
  "no YAML": (text) => text.replace("\npaths:", "\npaths: ["),
};

test("what a memory holds never shows in what is made", async () => {
  const change = fc.record({
    edit: fc.constantFrom(...Object.keys(edits)),
    place: fc.nat(1000),
    number: fc.integer({ min: 1, max: 50 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 5 }), async (changes) => {
      const memory = createMemory();
      await generation(contract, memory);
      let text = contract;
      for (const { edit, place, number } of changes) {
        const edited = edits[edit]?.(text, place, number) ?? text;
        const warm = await generation(edited, memory);
        expect(warm).toEqual(await generation(edited, undefined));
        // A person mends what is wrong before going on.
        if (warm.files.length > 0) text = edited;
      }
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
