import { resolve } from "node:path";
import type { Host } from "../../1-load/host.js";
import { member, type ObjectNode } from "../../1-load/tree.js";
import type { FormatsOption } from "../../3-analyse/formats.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import { closest } from "../../diagnostics/suggestion.js";
import {
  type ConfiguredSpecs,
  configurationFile,
  reportInvalid,
  settingsIn,
  specsIn,
  textOf,
} from "./configuration-file.js";
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
  const settings = readConfiguration(root, host, diagnostics)?.settings;
  return (
    settings && {
      ...settings,
      out: call.out ?? settings.out,
      packageName: call.packageName ?? settings.packageName,
      packageVersion: call.packageVersion ?? settings.packageVersion,
    }
  );
}

/** The configuration of a working folder. */
export interface Configuration {
  readonly settings: Settings;
  /** The documents of the settings with their places. */
  readonly specs: ConfiguredSpecs;
}

/** Reads `specmill` in a working folder's package.json. Reports what is missing or wrong, and then gives nothing. */
export function readConfiguration(root: string, host: Host, diagnostics: Diagnostics): Configuration | undefined {
  const read = host.read(resolve(root, configurationFile));
  const settings = read.kind === "file" ? settingsIn(read.bytes, configurationFile, diagnostics) : undefined;
  if (settings !== undefined) return readSettings(settings, diagnostics);
  if (!diagnostics.hasErrors()) diagnostics.report("configuration-missing", undefined, { path: configurationFile });
  return undefined;
}

function readSettings(settings: ObjectNode, diagnostics: Diagnostics): Configuration | undefined {
  const known = ["specs", "out", "package", "version", "formats"];
  for (const { key, keyAt } of settings.entries.values()) {
    if (known.includes(key)) continue;
    diagnostics.report("configuration-unknown", keyAt, { key, suggestion: closest(key, known) });
  }
  const specs = specsIn(settings, diagnostics);
  const out = setting("out", (text) => text !== "", "the path of a folder");
  const packageName = setting("package", isPackageName, "the name of an npm package, such as `@acme/clients`");
  const packageVersion = member(settings, "version")
    ? setting("version", isPackageVersion, "a version (Semantic Versioning 2.0.0), such as `1.2.3`")
    : defaultVersion;
  const formats = readFormats(member(settings, "formats"), diagnostics);
  if (diagnostics.hasErrors() || specs === undefined) return undefined;
  if (out === undefined || packageName === undefined || packageVersion === undefined) return undefined;
  const paths = specs.specs.map(({ path }) => path);
  return { settings: { specs: paths, out, packageName, packageVersion, formats }, specs };

  function setting(key: string, isRight: (text: string) => boolean, expected: string): string | undefined {
    const node = member(settings, key);
    const text = textOf(node);
    if (text !== undefined && isRight(text)) return text;
    reportInvalid(settings, key, node, expected, diagnostics);
    return undefined;
  }
}
