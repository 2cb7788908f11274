import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBySections } from "../../generator/1-load/sections.js";
import { parse } from "../../generator/1-load/yaml.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { createMemory } from "../../generator/memory/memory.js";

const contract = readFileSync(new URL("../../specs/rapidly.yaml", import.meta.url), "utf8");

test("a document is read entry by entry", () => {
  const source = { path: "shop.yaml", text: contract };
  expect(parseBySections(source, createMemory())).toEqual(parse(source, createDiagnostics()));
});

test("what is read entry by entry is what is read as a whole, or nothing", () => {
  const memory = createMemory();
  const pieces = [
    "",
    " ",
    "  ",
    "\n",
    '"',
    "'",
    "|\n",
    ">-\n",
    ": ",
    "- ",
    "#",
    "[",
    "{",
    "&a ",
    "*a",
    "\n    Share:\n",
    "\nschemas:\n",
    "?",
    "\t",
    "\n---\n",
  ];
  const edit = fc.record({
    at: fc.nat(contract.length),
    length: fc.constantFrom(0, 0, 1, 4, 60),
    piece: fc.constantFrom(...pieces),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const text = edits.reduce(
        (text, { at, length, piece }) => text.slice(0, at) + piece + text.slice(at + length),
        contract,
      );
      const source = { path: "shop.yaml", text };
      const read = parseBySections(source, memory);
      if (read === undefined) return;
      const diagnostics = createDiagnostics();
      expect(read).toEqual(parse(source, diagnostics));
      expect(diagnostics.all()).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
