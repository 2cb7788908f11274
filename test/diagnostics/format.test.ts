import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/collector.js";
import { formatDiagnostics, summariseDiagnostics } from "../../generator/diagnostics/format.js";
import { linesOf } from "../../generator/diagnostics/lines.js";
import { columns, printable } from "../../generator/diagnostics/printable.js";
import { positionOf, type Span } from "../../generator/diagnostics/source.js";

/** The span of the first `[[…]]` in a text, and the text without the brackets. */
function mark(text: string, path = "a.yaml"): Span {
  const start = text.indexOf("[[");
  const end = text.indexOf("]]") - 2;
  return { source: { path, text: text.replace("[[", "").replace("]]", "") }, start, end };
}

function diagnostic(at: Span | undefined, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: "ref-not-found", severity: "error", at, message: "What.", fix: "Mend.", related: [], ...more };
}

/** The frame alone: the lines with a gutter. */
function frameOf(text: string): readonly string[] {
  const printed = formatDiagnostics([diagnostic(mark(text))], { colour: false });
  return printed.split("\n").filter((line) => /^[ >] +\d* \|/.test(line));
}

test("prints place, severity, code, what, frame and mend, related places, and a summary", () => {
  const at = mark("a: 1\nb: 2\n[[a]]: 3\n");
  const related = [{ label: "First here.", at: { ...at, start: 0, end: 1 } }];
  const printed = formatDiagnostics(
    [diagnostic(at, { related }), diagnostic(undefined, { severity: "warning", code: "file-missing" })],
    { colour: false },
  );
  expect(printed).toBe(`warning  file-missing
  What.
  Mend.

a.yaml:3:1  error  ref-not-found
  What.

  2 | b: 2
> 3 | a: 3
    | ^

  Mend.

  a.yaml:1:1  First here.

> 1 | a: 1
    | ^

1 error, 1 warning`);
});

test("nothing to say is nothing printed", () => {
  expect(formatDiagnostics([], { colour: false })).toBe("");
});

test("colours only what it is asked to", () => {
  const start = "\u001B[";
  expect(formatDiagnostics([diagnostic(mark("[[a]]"))], { colour: true })).toContain(`${start}31merror${start}39m`);
  expect(formatDiagnostics([diagnostic(mark("[[a]]"))], { colour: false })).not.toContain(start);
});

test("summarises each severity in its number", () => {
  const some = (severity: Diagnostic["severity"], count: number) =>
    Array(count).fill(diagnostic(undefined, { severity }));
  expect(summariseDiagnostics([...some("warning", 1), ...some("error", 2)])).toBe("2 errors, 1 warning");
  expect(summariseDiagnostics(some("information", 2))).toBe("2 notes");
});

describe("at most a number of diagnostics", () => {
  const many = [
    diagnostic(undefined, { severity: "information", message: "Note." }),
    diagnostic(undefined, { severity: "warning", message: "Warned." }),
    diagnostic(undefined, { severity: "warning", message: "Warned again." }),
    diagnostic(undefined, { message: "First." }),
    diagnostic(undefined, { message: "Second." }),
  ];
  const sentences = (most: number) =>
    formatDiagnostics(many, { colour: false, most })
      .split("\n")
      .filter((line) => /^ {2}[A-Z]|…/.test(line) && line !== "  Mend.");

  test("errors are left out last and printed last, in the order of the document", () => {
    expect(sentences(3)).toEqual([
      "… and 1 warning, 1 note more: `--format json` prints all",
      "  Warned.",
      "  First.",
      "  Second.",
    ]);
    expect(sentences(1)).toEqual(["… and 1 error, 2 warnings, 1 note more: `--format json` prints all", "  First."]);
    expect(sentences(5)).toEqual(["  Note.", "  Warned.", "  Warned again.", "  First.", "  Second."]);
    expect(sentences(5).join()).not.toContain("…");
  });

  test("the summary counts all of them", () => {
    expect(formatDiagnostics(many, { colour: false, most: 1 })).toMatch(/\n\n2 errors, 2 warnings, 1 note$/);
  });
});

describe("diagnostics that say the same", () => {
  const text = "a: 1\nb: 2\nc: 3\nd: 4\n";
  const source = mark(text).source;
  const at = (start: number) => ({ source, start, end: start + 1 });
  const format = (...some: readonly Partial<Diagnostic>[]) =>
    formatDiagnostics(
      some.map(({ at, ...rest }) => diagnostic(at, rest)),
      { colour: false },
    );

  test("are printed once, with the other spans", () => {
    const printed = format(...[0, 5, 10].map((start) => ({ at: at(start), severity: "warning" as const })));
    expect(printed.match(/warning {2}/g)).toHaveLength(1);
    expect(printed).toMatch(/\n {2}The same 2 times more: 2:1, 3:1\n\n3 warnings$/);
    const two = format(...[0, 5].map((start) => ({ at: at(start), severity: "information" as const })));
    expect(two).toMatch(/\n {2}The same: 2:1\n\n2 notes$/);
  });

  test("name other documents, and no more than a few spans", () => {
    const other = { ...mark(text).source, path: "other.yaml" };
    const spans = [...Array(10).fill(0), 5].map((start, index) => ({ ...at(start), end: index + 1 }));
    const printed = format(
      ...[...spans, { source: other, start: 10, end: 11 }].map((at) => ({ at, severity: "warning" as const })),
    );
    expect(printed).toContain("The same 11 times more: 1:1, 1:1, 1:1, 1:1, 1:1, 1:1, 1:1, 1:1 and 3 more");
    expect(
      format({ at: at(0), severity: "warning" }, { at: { source: other, start: 10, end: 11 }, severity: "warning" }),
    ).toContain("The same: other.yaml:3:1");
  });

  test("are printed whole where they are errors, differ, or point at other spans", () => {
    expect(format({ at: at(0) }, { at: at(5) }).match(/error {2}/g)).toHaveLength(2);
    const differ = format({ at: at(0), severity: "warning" }, { at: at(5), severity: "warning", message: "Another." });
    expect(differ.match(/warning {2}/g)).toHaveLength(2);
    const related = [{ label: "is the first", at: at(5) }];
    const pointing = format({ at: at(0), severity: "warning", related }, { at: at(5), severity: "warning", related });
    expect(pointing.match(/warning {2}/g)).toHaveLength(2);
  });
});

describe("the frame", () => {
  test.each<[string, string, readonly string[]]>([
    ["has the line before", "a:\n  [[b]]: 1\n", ["  1 | a:", "> 2 |   b: 1", "    |   ^"]],
    ["lines up its numbers", `${"\n".repeat(9)}[[b]]`, ["   9 |", "> 10 | b", "     | ^"]],
    ["marks what is empty", "a:[[]]\n", ["> 1 | a:", "    |   ^"]],
    ["marks the end of the text", "a: [[]]", ["> 1 | a: ", "    |    ^"].map((line) => line.trimEnd())],
    ["marks only the first line of several", "a: [[|  \n  b\n]]", ["> 1 | a: |", "    |    ^"]],
    ["keeps tabs in line", "\t\ta:\t[[b]]\n", ["> 1 | \t\ta:\t b".replace(" b", "b"), "    | \t\t  \t^"]],
    ["takes wide characters for two columns", "中文: [[日本]]", ["> 1 | 中文: 日本", "    |       ^^^^"]],
    ["ends lines at CRLF", "a: 1\r\n[[b]]: 2\r\n", ["  1 | a: 1", "> 2 | b: 2", "    | ^"]],
    [
      "shows control characters",
      "\u001B[31m: [[\u202Ea]]",
      ["> 1 | {U+001B}[31m: {U+202E}a", "    |               ^^^^^^^^^"],
    ],
  ])("%s", (_, text, expected) => {
    expect(frameOf(text)).toEqual(expected);
  });

  test("cuts long lines around the span", () => {
    const [before, here, carets] = frameOf(`${"x".repeat(300)}\n${"a".repeat(500)}[[SPAN]]${"b".repeat(500)}`);
    expect(before).toBe("  1 | …");
    expect(here?.slice(6)).toBe(`…${"a".repeat(40)}SPAN${"b".repeat(56)}…`);
    expect(carets?.slice(6)).toBe(`${" ".repeat(41)}^^^^`);
  });

  test("cuts a span that is longer than the view", () => {
    const [here, carets] = frameOf(`a: [[${"x".repeat(500)}]]`);
    expect(here?.slice(6)).toHaveLength(101);
    expect(carets?.slice(6)).toBe(`   ${"^".repeat(97)}`);
  });
});

test("no text of a document reaches the terminal as a command", () => {
  const text = "\u001B]0;title\u0007\r\u009B31m\u2028\u202E\nx";
  const printed = formatDiagnostics(
    [
      diagnostic(mark(`[[${text}]]`, text), {
        message: text,
        fix: text,
        related: [{ label: text, at: mark(`[[${text}]]`) }],
      }),
    ],
    { colour: false },
  );
  expect(printed.replaceAll("\n", "")).toBe(printable(printed.replaceAll("\n", "")));
  expect(printed).toContain("{U+001B}]0;title{U+0007}");
});

test("long sentences are cut short", () => {
  expect(
    formatDiagnostics([diagnostic(undefined, { message: "x".repeat(10_000) })], { colour: false }).length,
  ).toBeLessThan(800);
});

test("combining marks take no column", () => {
  expect(columns("e\u0301")).toBe(1);
});

test("lines and positions agree", () => {
  const source = { path: "a", text: "a\r\n\nbc\n" };
  const lines = linesOf(source);
  for (let start = 0; start <= source.text.length; start++) {
    expect(lines.positionAt(start)).toEqual(positionOf({ source, start, end: start }));
  }
  expect([0, 1, 2, 3, 4, 5].map((line) => lines.lineAt(line))).toEqual([undefined, "a", "", "bc", "", undefined]);
});
