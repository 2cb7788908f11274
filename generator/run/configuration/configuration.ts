import { resolve } from "node:path";
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
import { isPackageName, isPackageVersion } from "./package-names.js";
import { defaultOut, defaultVersion, type Settings } from "./settings.js";

/** What `specmill` in the package.json of a working folder says. */
export interface Configuration {
  readonly settings: Settings;
  /** The documents of the settings, with their spans. */
  readonly specs: ConfiguredSpecs;
}

/** Reads the configuration. Reports what is missing or wrong, and then returns undefined. */
export function readConfiguration(root: string, host: Host, diagnostics: Diagnostics): Configuration | undefined {
  const read = host.read(resolve(root, configurationFile));
  const settings = read.kind === "file" ? parseConfiguration(read.bytes, configurationFile, diagnostics) : undefined;
  if (settings !== undefined) return readSettings(settings, diagnostics);
  if (!diagnostics.hasErrors()) diagnostics.report("configuration-missing", undefined, { path: configurationFile });
  return undefined;
}

function readSettings(settings: ObjectNode, diagnostics: Diagnostics): Configuration | undefined {
  const keys = [
    ...["specs", "out", "package", "version", "importExtension"],
    ...["formats", "discriminators", "strictness", "root", "include", "exclude"],
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
  if (diagnostics.hasErrors() || specs === undefined) return undefined;
  const paths = specs.specs.map(({ path }) => path);
  const reading = { formats, discriminators, strictness, documentRoot, include, exclude };
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
    else refuse("version", "left out without `package`: plain sources have no version");
    return isPackage
      ? { kind: "package", name: name ?? "", version: version ?? defaultVersion }
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
