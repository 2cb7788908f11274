import { readFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { fileSystemHost } from "../1-load/host.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { formatDiagnostics } from "../diagnostics/format.js";
import { addDiffCommand } from "./commands/diff.js";
import { exitCodes } from "./exit-codes.js";
import type { Outcome } from "./generate.js";
import type { Call } from "./options.js";
import { isPackageName, isPackageVersion } from "./package-names.js";
import { createProgress } from "./progress.js";
import type { Terminal } from "./terminal.js";

export { exitCodes };

/**
 * Runs the command line: the arguments after the name of the program. Gives the exit code; throws nothing.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.done;
  const program = createProgram(terminal, {
    generate: async (specs, flags) => {
      code = await generateCommand(specs, flags, terminal);
    },
    watch: async (specs, flags) => {
      // Loaded for this command only, as what looks at files is not small.
      const { untilSignal, watchCommand } = await import("./commands/watch.js");
      const ended = await watchCommand(callOf(specs, flags), flags.quiet === true, terminal, untilSignal());
      code = ended === "refused" ? exitCodes.call : exitCodes.done;
    },
  });
  addDiffCommand(program, terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    // Help and the version end with 0; all else that commander stops at is a call it does not understand.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.call;
    terminal.error(`specmill has a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    terminal.error("Please report it, with the document if you may. Nothing is wrong with your call.\n");
    return exitCodes.bug;
  }
}

interface Flags {
  readonly out?: string;
  readonly package?: string;
  readonly packageVersion?: string;
  /** `false` by `--no-formats`. */
  readonly formats?: boolean;
  /** The names given to `--no-format`; `true` where it is not given. */
  readonly format?: true | readonly string[];
  readonly check?: boolean;
  readonly quiet?: boolean;
}

type Action = (specs: readonly string[], flags: Flags) => Promise<void>;

function createProgram(terminal: Terminal, actions: Readonly<Record<"generate" | "watch", Action>>): Command {
  const program = new Command("specmill")
    .description("Compiles OpenAPI documents to a TypeScript package: types, validators and clients.")
    .version(ownVersion(), "--version", "print the version")
    .helpOption("--help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .addHelpText("after", examples);
  addOptions(program.command("generate"))
    .description("generate a package, and build it")
    .option("--check", "write nothing, and fail if anything would change")
    .addHelpText("after", examples)
    .action(actions.generate);
  addOptions(program.command("check"))
    .description("the same as generate --check")
    .addHelpText("after", examples)
    .action((specs: readonly string[], flags: Flags) => actions.generate(specs, { ...flags, check: true }));
  addOptions(program.command("watch"))
    .description("generate a package, and again on every save of a file of its documents")
    .addHelpText("after", examples)
    .action(actions.watch);
  return program;
}

function addOptions(command: Command): Command {
  return command
    .argument("[SPEC...]", "OpenAPI documents, YAML or JSON; each becomes an API named after its file")
    .option("--out <DIR>", "the folder of the generated package; it holds nothing else")
    .option(
      "--package <NAME>",
      "the name of the generated package",
      checked(isPackageName, "the name of an npm package"),
    )
    .option("--package-version <VERSION>", "its version (default: 0.0.0)", checked(isPackageVersion, "a version"))
    .option("--no-formats", "check values against no `format`: formats only tell readers what to expect")
    .option("--no-format <NAME>", "check values against all formats but this one; may be repeated", collected)
    .option("--quiet", "print errors only");
}

/** Every value of an option that may be repeated. */
function collected(value: string, before: true | readonly string[] = true): readonly string[] {
  return before === true ? [value] : [...before, value];
}

function checked(isRight: (text: string) => boolean, expected: string): (text: string) => string {
  return (text) => {
    if (!isRight(text)) throw new InvalidArgumentError(`It is not ${expected}.`);
    return text;
  };
}

const examples = `
Without a SPEC, what to generate is read from "specmill" in the working folder's package.json:
  { "specmill": { "specs": ["specs/shop.yaml"], "out": "generated", "package": "@acme/clients", "version": "1.0.0" } }
There, "formats": false is the same as --no-formats, and "formats": { "date-time": false } as --no-format date-time.

Examples:
  specmill generate
  specmill generate shop.yaml --out clients --package @acme/clients
  specmill generate shop.yaml billing.json --out clients --package @acme/clients --check
  specmill watch shop.yaml --out clients --package @acme/clients

Exit codes:
   0  done
   1  a document has errors, or with --check: something would change
   2  the call, its configuration or the output folder is wrong
  70  specmill has a bug

Colours follow the terminal; NO_COLOR=1 and FORCE_COLOR=1 decide otherwise.
`;

async function generateCommand(specs: readonly string[], flags: Flags, terminal: Terminal): Promise<number> {
  const start = performance.now();
  const diagnostics = createDiagnostics();
  const progress = createProgress(terminal, terminal.interactive && flags.quiet !== true);
  let outcome: Outcome;
  try {
    outcome = await generateFrom(specs, flags, terminal, diagnostics, progress.show);
  } finally {
    progress.clear();
    printDiagnostics(diagnostics, flags, terminal);
  }
  if (!flags.quiet) terminal.out(summarise(outcome, (performance.now() - start) / 1000));
  return exitCodeOf(outcome);
}

async function generateFrom(
  specs: readonly string[],
  flags: Flags,
  { root }: Terminal,
  diagnostics: Diagnostics,
  onStage: ReturnType<typeof createProgress>["show"],
): Promise<Outcome> {
  // Loaded here, so that help and mistakes in the call need not wait for the compiler.
  const { settle } = await import("./options.js");
  const settings = settle(callOf(specs, flags), root, fileSystemHost, diagnostics);
  if (settings === undefined) return { kind: "refused", by: "call" };
  const { generate } = await import("./generate.js");
  const check = flags.check === true;
  return generate({ ...settings, root, host: fileSystemHost, check, onStage }, diagnostics);
}

function callOf(specs: readonly string[], flags: Flags): Call {
  return {
    specs,
    out: flags.out,
    packageName: flags.package,
    packageVersion: flags.packageVersion,
    withoutFormats: flags.formats === false ? "all" : flags.format === true ? [] : flags.format,
  };
}

function printDiagnostics(diagnostics: Diagnostics, { quiet }: Flags, { error, colour }: Terminal): void {
  const shown = diagnostics.all().filter(({ severity }) => !quiet || severity === "error");
  if (shown.length > 0) error(`${formatDiagnostics(shown, { colour })}\n`);
}

function summarise(outcome: Outcome, seconds: number): string {
  const time = `in ${seconds.toFixed(1)} s`;
  switch (outcome.kind) {
    case "generated":
      return `Generated ${counts(outcome)} (${outcome.changed} changed) ${time}\n`;
    case "current":
      return `Up to date: ${counts(outcome)}, ${time}\n`;
    case "stale":
      return `Stale: run \`specmill generate\`\n`;
    case "refused":
      return "Nothing was generated\n";
    default:
      return outcome satisfies never;
  }
}

function counts({ apis, files }: { readonly apis: number; readonly files: number }): string {
  return `${apis} ${apis === 1 ? "API" : "APIs"}, ${files} ${files === 1 ? "file" : "files"}`;
}

function exitCodeOf(outcome: Outcome): number {
  switch (outcome.kind) {
    case "generated":
    case "current":
      return exitCodes.done;
    case "stale":
      return exitCodes.input;
    case "refused":
      return exitCodes[outcome.by];
    default:
      return outcome satisfies never;
  }
}

/** The version in specmill's own package.json, which lies above both the sources and the built command. */
function ownVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
