import { type Command, Option } from "commander";
import { levelOf } from "../compare/change.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { formatDiagnostics, mostInTerminal } from "../diagnostics/format.js";
import type { DiffInput, DocumentDiff } from "../run/diff.js";
import { addDocumentOptions, type DocumentFlags, strictnessOf } from "./invocation.js";
import { hostFor } from "./standard-input.js";
import { exitCodeOfRefusal, exitCodes } from "./terminal/exit-codes.js";
import type { Terminal } from "./terminal/terminal.js";

interface Flags extends DocumentFlags {
  readonly base?: string;
  readonly format: "text" | "markdown" | "html" | "json";
  readonly all?: boolean;
  readonly failOn: FailOn;
}

type FailOn = "wire" | "source" | "none";

/** Adds `specmill diff OLD NEW` and `specmill diff --base REV [SPEC...]` to the program. `end` is called with the exit code. */
export function addDiffCommand(program: Command, terminal: Terminal, end: (code: number) => void): void {
  addDocumentOptions(program.command("diff"))
    .description("compare two contracts: on the wire, and for code that imports the package")
    .argument("[DOCUMENT...]", "the old document and the new one; with --base, the documents to compare")
    .option("--base <REV>", "compare with what the documents were in this revision of git")
    .addOption(
      new Option("--format <FORMAT>", "how to print").choices(["text", "markdown", "html", "json"]).default("text"),
    )
    .option("--all", "print every change in full, as text; without it: what fits a screen or two")
    .addOption(
      new Option("--fail-on <LEVEL>", "exit with 1 for changes that break this")
        .choices(["wire", "source", "none"])
        .default("none"),
    )
    .addHelpText("after", examples)
    .action(async (documents: readonly string[], flags: Flags) => end(await diffCommand(documents, flags, terminal)));
}

const examples = `
wire    a request that was valid is not any more, or a response may be what readers of the old contract refuse
source  code that compiled against the old package does not compile against the new one

--fail-on wire fails for the first, --fail-on source for either of them, --fail-on none (the default) for neither.
With --base and without a DOCUMENT, those of "specmill" in the working folder's package.json are compared with those
that it named in the revision, each by the name of its API, so that it may have moved. One that the revision does not
have is new; one that is not configured any more breaks code that imports its API.

Examples:
  specmill diff shop-1.yaml shop-2.yaml
  specmill diff --base main
  specmill diff --base v1.2.0 specs/shop.yaml --fail-on source
  specmill diff --base origin/main --format markdown > comment.md
  specmill diff shop-1.yaml shop-2.yaml --format html > changes.html

Exit codes:
   0  compared
   1  a document has errors, or something is broken that --fail-on names
   2  the call is wrong: documents are missing, or git does not know the revision
  70  specmill has a bug
`;

async function diffCommand(documents: readonly string[], flags: Flags, terminal: Terminal): Promise<number> {
  const { out, error, colour, outColour = false } = terminal;
  const diagnostics = createDiagnostics();
  const outcome = await compareDocuments(documents, flags, terminal, diagnostics);
  const reported = diagnostics.all();
  if (reported.length > 0) error(`${formatDiagnostics(reported, { colour, most: mostInTerminal })}\n`);
  if (outcome.kind === "refused") return exitCodeOfRefusal(outcome);
  // A program that reads JSON gets a document even if there is nothing to compare.
  if (outcome.documents.length > 0 || flags.format === "json") out(await print(outcome.documents, flags, outColour));
  return outcome.documents.some((document) => isFailure(document, flags.failOn)) ? exitCodes.failed : exitCodes.done;
}

async function compareDocuments(
  documents: readonly string[],
  flags: Flags,
  terminal: Terminal,
  diagnostics: Diagnostics,
) {
  const { base, root: documentRoot, include, exclude, overlay: overlays } = flags;
  const { root } = terminal;
  const reading = { documentRoot, include, exclude, overlays, strictness: strictnessOf(flags) };
  const options = { host: await hostFor(documents, terminal), root, ...reading };
  // Loaded only here: help and mistakes in the command line need not wait for the compiler.
  const { diff } = await import("../run/diff.js");
  if (base !== undefined) {
    const input: DiffInput =
      documents.length > 0
        ? { kind: "revision", revision: base, specs: documents }
        : { kind: "configuration", revision: base };
    return diff(input, options, diagnostics);
  }
  const [old, now, another] = documents;
  if (old === undefined || now === undefined || another !== undefined) {
    diagnostics.report("diff-incomplete", undefined, { count: documents.length });
    return { kind: "refused", by: "usage" } as const;
  }
  return diff({ kind: "files", old, new: now }, options, diagnostics);
}

async function print(documents: readonly DocumentDiff[], { format, all }: Flags, colour: boolean): Promise<string> {
  switch (format) {
    case "text": {
      const extent = all === true ? "all" : "summary";
      return (await import("./reports/diff/text.js")).formatText(documents, { colour, extent });
    }
    case "html":
      return (await import("./reports/diff/html/html.js")).formatHtml(documents);
    case "markdown":
      return (await import("./reports/diff/markdown.js")).formatMarkdown(documents);
    case "json":
      return (await import("./reports/diff/json.js")).formatJson(documents);
    default:
      return format satisfies never;
  }
}

function isFailure({ changes }: DocumentDiff, failOn: FailOn): boolean {
  const levels = changes.map(levelOf);
  switch (failOn) {
    case "wire":
      return levels.includes("wire");
    case "source":
      return levels.includes("wire") || levels.includes("source");
    case "none":
      return false;
    default:
      return failOn satisfies never;
  }
}
