import { resolve } from "node:path";
import type { Host } from "../1-load/host.js";
import { decode } from "../1-load/text.js";
import { member, type Node, type ObjectNode } from "../1-load/tree.js";
import { parse } from "../1-load/yaml.js";
import type { FormatsOption } from "../3-analyse/formats.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { closest } from "../diagnostics/suggestion.js";
import { formatsWithout, readFormats } from "./format-options.js";
import { isPackageName, isPackageVersion } from "./package-names.js";

/** What the call said. */
export interface Call {
  readonly specs: readonly string[];
  readonly out: string | undefined;
  readonly packageName: string | undefined;
  readonly packageVersion: string | undefined;
  /** The formats that are not to be checked: all of them, or those with these names. */
  readonly withoutFormats?: "all" | readonly string[] | undefined;
}

/** What to generate, and where. Paths are relative to the working folder. */
export interface Settings {
  readonly specs: readonly string[];
  readonly out: string;
  readonly packageName: string;
  readonly packageVersion: string;
  /** Which formats are checked. All of them by default. */
  readonly formats?: FormatsOption | undefined;
}

/**
 * What a call asks for. A call that names documents stands for itself; one that names none takes what it does not say
 * from `specmill` in the working folder's package.json. The formats that either turns off are off.
 *
 * Reports what is missing or wrong, and then gives nothing.
 */
export function settle(call: Call, root: string, host: Host, diagnostics: Diagnostics): Settings | undefined {
  const settings = call.specs.length > 0 ? settleCall(call, diagnostics) : settleRest(call, root, host, diagnostics);
  const formats = formatsWithout(call.withoutFormats ?? [], settings?.formats, diagnostics);
  return settings && formats !== undefined ? { ...settings, formats } : undefined;
}

const defaultVersion = "0.0.0";

function settleCall(call: Call, diagnostics: Diagnostics): Settings | undefined {
  const { specs, out, packageName, packageVersion = defaultVersion } = call;
  if (out === undefined) diagnostics.report("call-incomplete", undefined, { missing: "--out" });
  if (packageName === undefined) diagnostics.report("call-incomplete", undefined, { missing: "--package" });
  return out === undefined || packageName === undefined ? undefined : { specs, out, packageName, packageVersion };
}

function settleRest(call: Call, root: string, host: Host, diagnostics: Diagnostics): Settings | undefined {
  const configuration = readConfiguration(root, host, diagnostics);
  return (
    configuration && {
      ...configuration,
      out: call.out ?? configuration.out,
      packageName: call.packageName ?? configuration.packageName,
      packageVersion: call.packageVersion ?? configuration.packageVersion,
    }
  );
}

/** Holds the configuration, under `specmill`. */
export const configurationFile = "package.json";

function readConfiguration(root: string, host: Host, diagnostics: Diagnostics): Settings | undefined {
  const read = host.read(resolve(root, configurationFile));
  const source = read.kind === "file" ? decode(read.bytes, configurationFile, diagnostics) : undefined;
  const file = source && parse(source, diagnostics);
  const settings = file?.kind === "object" ? member(file, "specmill") : undefined;
  if (settings === undefined) {
    if (!diagnostics.hasErrors()) {
      diagnostics.report("configuration-missing", undefined, { path: configurationFile });
    }
    return undefined;
  }
  if (settings.kind !== "object") {
    diagnostics.report("configuration-invalid", settings.at, { key: "specmill", expected: "an object" });
    return undefined;
  }
  return readSettings(settings, diagnostics);
}

function readSettings(settings: ObjectNode, diagnostics: Diagnostics): Settings | undefined {
  const known = ["specs", "out", "package", "version", "formats"];
  for (const { key, keyAt } of settings.entries.values()) {
    if (known.includes(key)) continue;
    diagnostics.report("configuration-unknown", keyAt, { key, suggestion: closest(key, known) });
  }
  const specs = member(settings, "specs");
  const paths = specs?.kind === "array" ? specs.items.map((item) => textOf(item)) : [];
  if (paths.length === 0 || paths.some((path) => path === undefined || path === "")) {
    reportInvalid("specs", specs, "a list of paths with at least one");
  }
  const out = setting("out", (text) => text !== "", "the path of a folder");
  const packageName = setting("package", isPackageName, "the name of an npm package, such as `@acme/clients`");
  const packageVersion = member(settings, "version")
    ? setting("version", isPackageVersion, "a version (Semantic Versioning 2.0.0), such as `1.2.3`")
    : defaultVersion;
  const formats = readFormats(member(settings, "formats"), diagnostics);
  if (diagnostics.hasErrors() || out === undefined || packageName === undefined || packageVersion === undefined) {
    return undefined;
  }
  return { specs: paths.filter((path) => path !== undefined), out, packageName, packageVersion, formats };

  function setting(key: string, isRight: (text: string) => boolean, expected: string): string | undefined {
    const node = member(settings, key);
    const text = textOf(node);
    if (text !== undefined && isRight(text)) return text;
    reportInvalid(key, node, expected);
    return undefined;
  }

  function reportInvalid(key: string, node: Node | undefined, expected: string): void {
    const at: Span = node?.at ?? { ...settings.at, end: settings.at.start + 1 };
    diagnostics.report("configuration-invalid", at, { key: `specmill.${key}`, expected });
  }
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "string" ? node.value : undefined;
}
