import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { closest } from "../diagnostics/suggestion.js";
import { addDiffCommand } from "./diff.js";
import { addExplainCommand } from "./explain.js";
import { addGenerateCommands } from "./generate.js";
import { exitCodes } from "./terminal/exit-codes.js";
import type { Terminal } from "./terminal/terminal.js";
import { addWatchCommand } from "./watch.js";

export { exitCodes };

/** Runs the command line: the words after the name of the program. Returns the exit code, and never throws. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.done;
  const program = createProgram(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(withCommand(words, program), { from: "user" });
    return code;
  } catch (error) {
    // commander throws for help and the version, too, with exit code 0; its other errors are about the words.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    terminal.error(`specmill has a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    terminal.error("Please report it, with the document if you may. Nothing is wrong with your call.\n");
    return exitCodes.bug;
  }
}

function createProgram(terminal: Terminal, end: (code: number) => void): Command {
  const program = new Command("specmill")
    .description(
      "Compiles OpenAPI documents to TypeScript: types, validators and clients, as plain sources or as a package.",
    )
    .version(ownVersion(), "--version", "print the version")
    .helpOption("--help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError("`specmill COMMAND --help` lists the options.")
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .addHelpText("after", examples);
  addGenerateCommands(program, terminal, end, examples);
  addWatchCommand(program, terminal, end, examples);
  addDiffCommand(program, terminal, end);
  addExplainCommand(program, terminal, end);
  return program;
}

/**
 * The words with the command that they leave out: `specmill shop.yaml` generates. A word that is nearly a command is one
 * that is misspelled, and no document.
 */
function withCommand(words: readonly string[], program: Command): readonly string[] {
  const [first] = words;
  const names = program.commands.map((command) => command.name());
  if (first === undefined || ["--version", "--help", ...names].includes(first)) return words;
  const isPath = first === "-" || /[./\\]/.test(first);
  const isMisspelled = !isPath && !first.startsWith("-") && closest(first, names) !== undefined;
  return isMisspelled ? words : ["generate", ...words];
}

const examples = `
Without a SPEC, what to generate is read from "specmill" in the working folder's package.json:
  { "specmill": { "specs": ["specs/shop.yaml"], "out": "generated", "package": "@acme/clients", "version": "1.0.0" } }
There, "formats": false is the same as --no-formats, and "formats": { "date-time": false } as --no-format date-time.
"discriminators": "annotate" is the same as --discriminators annotate, and "root": "contracts" as --root contracts.
"include", "exclude" and "overlays" are lists of what --include, --exclude and --overlay take.

Examples:
  specmill shop.yaml
  specmill generate shop.yaml --out src/api
  specmill generate shop.yaml --out clients --package @acme/clients
  specmill generate --bump
  specmill generate shop.yaml billing.json --out clients --package @acme/clients --check
  specmill check --format github
  specmill watch shop.yaml --out clients --package @acme/clients

Exit codes:
   0  done
   1  a document has errors, or with --check: something would change
   2  the call, its configuration or the output folder is wrong
  70  specmill has a bug

Colours follow the terminal; NO_COLOR=1 and FORCE_COLOR=1 decide otherwise.
`;

/** The version of specmill. Its package.json is above both the sources and the built command. */
function ownVersion(): string {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}
