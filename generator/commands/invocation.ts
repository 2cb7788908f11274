import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type DiscriminatorsOption, discriminatorsOptions } from "../3-analyse/discriminators.js";
import { type ImportExtension, importExtensions } from "../4-emit/form.js";
import type { Strictness } from "../diagnostics/message.js";
import { isPackageName, isPackageVersion } from "../run/configuration/package-names.js";
import { defaultOut } from "../run/configuration/settings.js";

/** What a command line says of the package to generate. */
export interface Invocation {
  readonly specs: readonly string[];
  readonly out: string | undefined;
  readonly packageName: string | undefined;
  readonly packageVersion: string | undefined;
  readonly importExtension?: ImportExtension | undefined;
  /** The formats that are not to be checked: all of them, or those with these names. */
  readonly withoutFormats?: "all" | readonly string[] | undefined;
  readonly discriminators?: DiscriminatorsOption | undefined;
  /** The folder that references may lead to files in. */
  readonly documentRoot?: string | undefined;
  readonly strictness?: Strictness | undefined;
  /** The patterns of operations that are read, and of those that are not. */
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
  /** The paths of the overlays that change the documents. */
  readonly overlays?: readonly string[] | undefined;
}

/** The options that every command which generates takes, as commander returns them. */
export interface InvocationFlags {
  readonly out?: string;
  readonly package?: string;
  readonly packageVersion?: string;
  readonly importExtension?: ImportExtension;
  /** `false` by `--no-formats`. */
  readonly formats?: boolean;
  /** The names given to `--no-format`; `true` where it is not given. */
  readonly withoutFormat?: true | readonly string[];
  readonly discriminators?: DiscriminatorsOption;
  readonly root?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly overlay?: readonly string[];
  readonly strict?: boolean;
  readonly lenient?: boolean;
  readonly quiet?: boolean;
}

/** Adds the documents and the options of `InvocationFlags` to a command. */
export function addInvocationOptions(command: Command): Command {
  const withoutFormat = new Option(
    "--no-format <NAME>",
    "check values against all formats but this one; may be repeated",
  );
  // `--format` is another option, and not its opposite.
  withoutFormat.attributeName = () => "withoutFormat";
  return addDocumentOptions(command)
    .argument(
      "[SPEC...]",
      "OpenAPI documents, YAML or JSON; each becomes an API named after its file; `-` is standard input, and the API `api`",
    )
    .option("--out <DIR>", "the folder to generate into, which holds nothing else (default: generated)")
    .option(
      "--package <NAME>",
      "generate a package of this name, with package.json and built; without it: plain sources",
      checked(isPackageName, "the name of an npm package, such as `clients` or `@acme/clients`"),
    )
    .option("--package-version <VERSION>", "its version (default: 0.0.0)", checked(isPackageVersion, "a version"))
    .addOption(
      new Option(
        "--import-extension <EXTENSION>",
        "how plain sources import each other (default: as tsconfig.json asks)",
      )
        .choices(importExtensions)
        .conflicts("package"),
    )
    .option("--no-formats", "check values against no `format`: formats only tell readers what to expect")
    .addOption(withoutFormat.argParser(collected))
    .addOption(discriminatorsOption())
    .option("--quiet", "print errors only");
}

export function discriminatorsOption(): Option {
  return new Option(
    "--discriminators <READING>",
    "whether a declared discriminator decides what is valid, or only annotates (default: decide)",
  ).choices(discriminatorsOptions);
}

/** The options of every command that reads documents. */
export type DocumentFlags = Pick<InvocationFlags, "root" | "include" | "exclude" | "overlay" | "strict" | "lenient">;

/** Adds the options of `DocumentFlags` to a command. */
export function addDocumentOptions(command: Command): Command {
  const included = "read only operations that match: `GET /users/**`, `tag:users`, `id:getUser`; may be repeated";
  const overlaid = "change the documents by an overlay (OpenAPI Overlay 1.0 or 1.1) first; may be repeated";
  const excluded = "leave out operations that match, such as `deprecated`; may be repeated";
  return command
    .option("--root <DIR>", "the folder that references may lead to files in (default: each document's own)")
    .addOption(new Option("--include <PATTERN>", included).argParser(collected))
    .addOption(new Option("--exclude <PATTERN>", excluded).argParser(collected))
    .addOption(new Option("--overlay <FILE>", overlaid).argParser(collected))
    .addOption(new Option("--strict", "treat warnings as errors").conflicts("lenient"))
    .addOption(new Option("--lenient", "read documents with mistakes where that is possible, and warn of each"));
}

/** What `--strict` and `--lenient` mean; nothing where neither is given. */
export function strictnessOf({ strict, lenient }: Pick<InvocationFlags, "strict" | "lenient">): Strictness | undefined {
  if (strict) return "strict";
  return lenient ? "lenient" : undefined;
}

export function invocationOf(specs: readonly string[], flags: InvocationFlags): Invocation {
  const {
    out,
    package: packageName,
    packageVersion,
    importExtension,
    formats,
    withoutFormat,
    discriminators,
    root,
    include,
    exclude,
    overlay,
  } = flags;
  const off = formats === false ? "all" : withoutFormat === true ? [] : withoutFormat;
  const strictness = strictnessOf(flags);
  return {
    specs,
    out,
    packageName,
    packageVersion,
    importExtension,
    withoutFormats: off,
    discriminators,
    documentRoot: root,
    strictness,
    include,
    exclude,
    overlays: overlay,
  };
}

/** An invocation as text: the same text for the same words. */
export function invocationText(invocation: Invocation): string {
  const { specs, out, packageName, packageVersion, importExtension, withoutFormats = [] } = invocation;
  const { discriminators, documentRoot, strictness, include = [], exclude = [], overlays = [] } = invocation;
  const reading = [withoutFormats, discriminators, documentRoot, strictness, include, exclude, overlays];
  return JSON.stringify([specs, out, packageName, packageVersion, importExtension, ...reading]);
}

/**
 * The output folders that a command line means, without loading what reads YAML or reporting anything: enough to look for
 * the records of earlier runs. Returns none where the configuration is missing or broken.
 */
export function outputFoldersOf({ specs, out }: Invocation, root: string): readonly string[] {
  if (out !== undefined) return [out];
  if (specs.length > 0) return [defaultOut];
  try {
    const { specmill } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const outputs: readonly { readonly out?: unknown }[] = Array.isArray(specmill) ? specmill : [specmill];
    const folders = outputs.map(({ out = defaultOut }) => out);
    return folders.every((folder) => typeof folder === "string") ? folders : [];
  } catch {
    return [];
  }
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
