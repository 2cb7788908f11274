import { type Command, InvalidArgumentError, Option } from "commander";
import type { Call } from "./configuration/options.js";
import { isPackageName, isPackageVersion } from "./configuration/package-names.js";

/** The options by which every command says what to generate. */
export interface CallFlags {
  readonly out?: string;
  readonly package?: string;
  readonly packageVersion?: string;
  /** `false` by `--no-formats`. */
  readonly formats?: boolean;
  /** The names given to `--no-format`; `true` where it is not given. */
  readonly withoutFormat?: true | readonly string[];
  readonly quiet?: boolean;
}

export function addCallOptions(command: Command): Command {
  const withoutFormat = new Option(
    "--no-format <NAME>",
    "check values against all formats but this one; may be repeated",
  );
  // `--format` is another option, and not its opposite.
  withoutFormat.attributeName = () => "withoutFormat";
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
    .addOption(withoutFormat.argParser(collected))
    .option("--quiet", "print errors only");
}

/** What was said of it. */
export function callOf(specs: readonly string[], flags: CallFlags): Call {
  const { out, package: packageName, packageVersion, formats, withoutFormat } = flags;
  const off = formats === false ? "all" : withoutFormat === true ? [] : withoutFormat;
  return { specs, out, packageName, packageVersion, withoutFormats: off };
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
