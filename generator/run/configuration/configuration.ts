import { resolve } from "node:path";
import { isInside } from "../../1-load/folders.js";
import type { Host } from "../../1-load/host.js";
import { type ObjectNode, propertyValue } from "../../1-load/tree.js";
import { discriminatorsOptions } from "../../3-analyse/discriminators.js";
import { importExtensions, type OutputForm } from "../../4-emit/form.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import { strictnesses } from "../../diagnostics/message.js";
import { closest } from "../../diagnostics/suggestion.js";
import {
  type ConfiguredSpecs,
  configurationFile,
  parseConfiguration,
  readSpecs,
  reportInvalidSetting,
  stringOf,
} from "./configuration-file.js";
import { readFormats } from "./formats.js";
import { readPackageFields } from "./package-fields.js";
import { isPackageName, isPackageVersion } from "./package-names.js";
import { defaultOut, defaultVersion, type Settings } from "./settings.js";

/** One output that `specmill` in the package.json of a working folder describes. */
export interface ConfiguredOutput {
  readonly settings: Settings;
  /** The documents of the settings, with their spans. */
  readonly specs: ConfiguredSpecs;
}

/** Reads the outputs of the configuration. Reports what is missing or wrong, and then returns undefined. */
export function readConfiguration(
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): readonly ConfiguredOutput[] | undefined {
  const read = host.read(resolve(root, configurationFile));
  const outputs = read.kind === "file" ? parseConfiguration(read.bytes, configurationFile, diagnostics) : undefined;
  if (outputs !== undefined) {
    const settings = outputs.map((output) => readSettings(output, diagnostics));
    const complete = settings.filter((output) => output !== undefined);
    const isRight = areApart(outputs, complete, root, diagnostics) && complete.length === settings.length;
    return isRight ? complete : undefined;
  }
  if (!diagnostics.hasErrors()) diagnostics.report("configuration-missing", undefined, { path: configurationFile });
  return undefined;
}

/** Whether each output has a folder of its own. Reports each that is in the folder of an earlier one, or around it. */
function areApart(
  nodes: readonly ObjectNode[],
  outputs: readonly ConfiguredOutput[],
  root: string,
  diagnostics: Diagnostics,
): boolean {
  if (outputs.length < nodes.length) return false;
  const folders = outputs.map(({ settings }) => resolve(root, settings.out));
  const before = diagnostics.all().length;
  folders.forEach((folder, index) => {
    const earlier = folders.slice(0, index).some((each) => isInside(each, folder) || isInside(folder, each));
    const node = nodes[index];
    if (!earlier || node === undefined) return;
    reportInvalidSetting(node, "out", propertyValue(node, "out"), "a folder apart from other outputs", diagnostics);
  });
  return diagnostics.all().length === before;
}

function readSettings(settings: ObjectNode, diagnostics: Diagnostics): ConfiguredOutput | undefined {
  const keys = [
    ...["specs", "out", "package", "version", "packageJson", "importExtension"],
    ...["formats", "discriminators", "strictness", "root", "include", "exclude", "overlays"],
  ];
  for (const { key, keyAt } of settings.entries.values()) {
    if (keys.includes(key)) continue;
    diagnostics.report("configuration-unknown", keyAt, { key, suggestion: closest(key, keys) });
  }
  const specs = readSpecs(settings, diagnostics);
  const out = setting("out", (text) => text !== "", "the path of a folder") ?? defaultOut;
  const form = readForm();
  const formats = readFormats(propertyValue(settings, "formats"), diagnostics);
  const discriminators = choice("discriminators", discriminatorsOptions);
  const strictness = choice("strictness", strictnesses);
  const documentRoot = setting("root", (text) => text !== "", "the path of a folder");
  const include = texts("include", "a list of patterns, such as `GET /users/**` or `tag:users`");
  const exclude = texts("exclude", "a list of patterns, such as `GET /users/**` or `tag:users`");
  const overlays = texts("overlays", "a list of paths of overlays");
  if (diagnostics.hasErrors() || specs === undefined) return undefined;
  const paths = specs.specs.map(({ path }) => path);
  const reading = { formats, discriminators, strictness, documentRoot, include, exclude, overlays };
  return { settings: { specs: paths, out, form, ...reading }, specs };

  /** A setting that is one of a few words, and may be left out. */
  function choice<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const node = propertyValue(settings, key);
    const word = words.find((each) => each === stringOf(node));
    const expected = words.map((each) => `\`"${each}"\``).join(" or ");
    if (node !== undefined && word === undefined) reportInvalidSetting(settings, key, node, expected, diagnostics);
    return word;
  }

  /** A package where one is named, and plain sources otherwise. A setting of the other form is reported. */
  function readForm(): OutputForm {
    const name = setting("package", isPackageName, "the name of an npm package, such as `@acme/clients`");
    const version = setting("version", isPackageVersion, "a version (Semantic Versioning 2.0.0), such as `1.2.3`");
    const importExtension = choice("importExtension", importExtensions);
    const isPackage = propertyValue(settings, "package") !== undefined;
    if (isPackage) refuse("importExtension", "left out beside `package`: a package imports with `.js`");
    else refuse("packageJson", "left out without `package`: plain sources have no package.json");
    const fields = readPackageFields(propertyValue(settings, "packageJson"), diagnostics);
    if (!isPackage) refuse("version", "left out without `package`: plain sources have no version");
    return isPackage
      ? { kind: "package", name: name ?? "", version: version ?? defaultVersion, fields }
      : { kind: "sources", importExtension };
  }

  function refuse(key: string, expected: string): void {
    const node = propertyValue(settings, key);
    if (node !== undefined) reportInvalidSetting(settings, key, node, expected, diagnostics);
  }

  /** A list of texts that may be left out. */
  function texts(key: string, expected: string): readonly string[] | undefined {
    const node = propertyValue(settings, key);
    if (node === undefined) return undefined;
    const items = node.kind === "array" ? node.items.flatMap((item) => stringOf(item) || []) : [];
    if (node.kind === "array" && items.length === node.items.length) return items;
    reportInvalidSetting(settings, key, node, expected, diagnostics);
    return undefined;
  }

  /** A setting that is text, and may be left out. */
  function setting(key: string, isRight: (text: string) => boolean, expected: string): string | undefined {
    const node = propertyValue(settings, key);
    const text = stringOf(node);
    if (node === undefined || (text !== undefined && isRight(text))) return text;
    reportInvalidSetting(settings, key, node, expected, diagnostics);
    return undefined;
  }
}
