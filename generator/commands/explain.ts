import { type Command, Option } from "commander";
import type { DiscriminatorsOption } from "../3-analyse/discriminators.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { formatDiagnostics, mostInTerminal } from "../diagnostics/format.js";
import { closest } from "../diagnostics/suggestion.js";
import { addDocumentOptions, type DocumentFlags, discriminatorsOption, strictnessOf } from "./invocation.js";
import type { Explanation } from "./reports/explain/explanation.js";
import { hostFor } from "./standard-input.js";
import { exitCodes } from "./terminal/exit-codes.js";
import type { Terminal } from "./terminal/terminal.js";

interface Flags extends DocumentFlags {
  readonly format: "text" | "json";
  readonly discriminators?: DiscriminatorsOption;
}

/** Adds `specmill explain SPEC [SCHEMA]` to the program. `end` is called with the exit code. */
export function addExplainCommand(program: Command, terminal: Terminal, end: (code: number) => void): void {
  addDocumentOptions(program.command("explain"))
    .description("say what was decided for each union and each name of a document, and why")
    .argument("<SPEC>", "the document; `-` is standard input")
    .argument("[SCHEMA]", "one schema only: its name in the document, its type, or its JSON Pointer")
    .addOption(discriminatorsOption())
    .addOption(new Option("--format <FORMAT>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", examples)
    .action(async (document: string, schema: string | undefined, flags: Flags) =>
      end(await explainCommand(document, schema, flags, terminal)),
    );
}

const examples = `
Of a union: what tells its variants apart, what identifies each, and where only trial tells, why nothing else does.
Of a name: why it is not simply the document's. Of a schema: its types, and which operations use it.

Examples:
  specmill explain shop.yaml
  specmill explain shop.yaml SharePrice
  specmill explain shop.yaml '#/components/schemas/Share/properties/prices' --format json

Exit codes:
   0  explained
   1  the document has errors
   2  the call is wrong: the document has no such schema
  70  specmill has a bug
`;

async function explainCommand(
  document: string,
  schema: string | undefined,
  flags: Flags,
  terminal: Terminal,
): Promise<number> {
  const { root, out, error, colour, outColour = false } = terminal;
  const strictness = strictnessOf(flags);
  const diagnostics = createDiagnostics(strictness);
  const { root: documentRoot, discriminators, include, exclude, overlay: overlays } = flags;
  const reading = { documentRoot, discriminators, include, exclude, overlays };
  // Loaded only here: help and mistakes in the command line need not wait for the compiler.
  const { analyseContract } = await import("../compile.js");
  const model = analyseContract(document, { host: await hostFor([document], terminal), root, ...reading }, diagnostics);
  if (model === undefined) {
    // Warnings are about generating.
    const errors = diagnostics.all().filter(({ severity }) => severity === "error");
    error(`${formatDiagnostics(errors, { colour, most: mostInTerminal })}\n`);
    return exitCodes.failed;
  }
  const usage = createDiagnostics();
  const explanation = await explain(document, schema, model, usage);
  if (explanation === undefined) {
    error(`${formatDiagnostics(usage.all(), { colour, most: mostInTerminal })}\n`);
    return exitCodes.usage;
  }
  out(await print(explanation, flags, outColour));
  return exitCodes.done;
}

type Model = NonNullable<ReturnType<typeof import("../compile.js")["analyseContract"]>>;

/** Reports a schema that the document does not have, and then returns nothing. */
async function explain(
  document: string,
  wanted: string | undefined,
  model: Model,
  diagnostics: Diagnostics,
): Promise<Explanation | undefined> {
  const { explainDocument, explainOne } = await import("./reports/explain/explain.js");
  if (wanted === undefined) return explainDocument(document, model);
  const { findSchema, schemaWords } = await import("./reports/explain/schemas.js");
  const ids = findSchema(wanted, model);
  if (ids !== undefined) return explainOne(document, ids, model);
  const suggestion = closest(wanted, schemaWords(wanted, model));
  diagnostics.report("schema-not-found", undefined, { schema: wanted, document, suggestion });
  return undefined;
}

async function print(explanation: Explanation, { format }: Flags, colour: boolean): Promise<string> {
  switch (format) {
    case "text":
      return (await import("./reports/explain/text.js")).formatText(explanation, { colour });
    case "json":
      return (await import("./reports/explain/json.js")).formatJson(explanation);
    default:
      return format satisfies never;
  }
}
