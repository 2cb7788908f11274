import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../generator/commands/command.js";
import { createProgress, isInteractive } from "../../generator/commands/terminal/progress.js";

/** A terminal as far as progress needs one: lines that `\r` goes back in, and an escape that erases one. */
function fakeTerminal() {
  const lines = [""];
  let column = 0;
  /** What the last line was, whenever something was written. */
  const shown: string[] = [];
  function put(token: string): void {
    const line = lines.at(-1) ?? "";
    if (token === "\n") lines.push("");
    else if (token !== "\r")
      lines[lines.length - 1] = line.slice(0, column) + token + line.slice(column + token.length);
    column = token === "\n" || token === "\r" ? 0 : column + token.length;
  }
  return {
    shown,
    screen: () => lines.join("\n"),
    write(text: string) {
      for (const [index, written] of text.split("\u001B[2K").entries()) {
        if (index > 0) lines[lines.length - 1] = "";
        for (const token of written.split(/(\r|\n)/)) put(token);
      }
      shown.push(lines.at(-1) ?? "");
    },
  };
}

describe("a run on a terminal", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "specmill-progress-"));
    cpSync(join(import.meta.dirname, "../docs/shop.yaml"), join(root, "shop.yaml"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  async function runIn(words: readonly string[], interactive: boolean) {
    const terminal = fakeTerminal();
    let out = "";
    const add = (text: string) => {
      out += text;
    };
    const code = await run(words, { root, out: add, error: terminal.write, interactive, colour: false });
    return { ...terminal, out, code };
  }

  test("says what it is doing, and leaves nothing of it", async () => {
    const { shown, screen, code } = await runIn(["shop.yaml", "--package", "shop"], true);
    expect(code).toBe(0);
    expect(shown).toEqual([
      "Reading shop.yaml …",
      "Checking shop.yaml …",
      "Working out names and types of shop.yaml …",
      "Printing types of shop (1 of 9) …",
      "Printing paths of shop (2 of 9) …",
      "Printing validators of shop (3 of 9) …",
      "Printing unions of shop (4 of 9) …",
      "Printing enums of shop (5 of 9) …",
      "Printing operations of shop (6 of 9) …",
      "Printing the client of shop (7 of 9) …",
      "Printing methods of the client of shop (8 of 9) …",
      "Printing the index of shop (9 of 9) …",
      "Building JavaScript and declarations …",
      "Writing files …",
      "",
    ]);
    expect(screen()).toBe("");
  });

  test("prints mistakes where the line was", async () => {
    const { screen, code } = await runIn(["shop.yml"], true);
    expect(code).toBe(1);
    expect(screen()).toMatch(/^error {2}file-missing\n/);
    expect(screen()).not.toContain("Reading");
  });

  test.each([
    ["with --quiet", ["--quiet"], true],
    ["with --format json", ["--format", "json"], true],
    ["with --format github", ["--format", "github"], true],
    ["where there is no terminal", [], false],
  ] as const)("shows nothing %s", async (_, words, interactive) => {
    const { shown, code } = await runIn(["shop.yaml", ...words], interactive);
    expect({ shown, code }).toEqual({ shown: [], code: 0 });
  });
});

test("a line is no wider than the terminal, and names of documents are printed as text", () => {
  const { shown, write } = fakeTerminal();
  const progress = createProgress({ error: write, columns: 20 });
  progress.show({ kind: "load", entry: "a/very/long/path.yaml" });
  progress.show({ kind: "load", entry: "\u001B[2J" });
  expect(shown).toEqual(["Reading a/very/lon…", "Reading {U+001B}[2…"]);
});

test.each([
  [true, {}, true],
  [true, { CI: "" }, true],
  [true, { CI: "false" }, true],
  [true, { CI: "true" }, false],
  [true, { CI: "1" }, false],
  [true, { TERM: "dumb" }, false],
  [false, {}, false],
] as const)("a terminal (%s) with the environment %j is interactive: %s", (isTerminal, environment, expected) => {
  expect(isInteractive(isTerminal, environment)).toBe(expected);
});
