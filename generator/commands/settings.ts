import type { Host } from "../1-load/host.js";
import { type FormatsOption, reportUnknownFormats } from "../3-analyse/formats.js";
import type { OutputForm } from "../4-emit/form.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { readConfiguration } from "../run/configuration/configuration.js";
import { defaultOut, defaultVersion, type Settings, type SettingsSource } from "../run/configuration/settings.js";
import { type Invocation, invocationText } from "./invocation.js";

/** Settings that are read, whenever they are, from a command line and the configuration of a working folder. */
export function settingsFrom(invocation: Invocation, root: string): SettingsSource {
  return {
    invocation: invocationText(invocation),
    read: (host, diagnostics) => settingsOf(invocation, root, host, diagnostics),
  };
}

/**
 * What a command line asks for. One that names documents is complete by itself; one that names none takes what it leaves
 * out from `specmill` in the working folder's package.json. A format that either turns off is off.
 *
 * Reports what is missing or wrong, and then returns nothing.
 */
export function settingsOf(
  invocation: Invocation,
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Settings | undefined {
  const settings =
    invocation.specs.length > 0
      ? settingsOfLine(invocation, diagnostics)
      : configuredSettings(invocation, root, host, diagnostics);
  const formats = formatsWithout(invocation.withoutFormats ?? [], settings?.formats, diagnostics);
  if (settings === undefined || formats === undefined) return undefined;
  const { discriminators = settings.discriminators, documentRoot = settings.documentRoot } = invocation;
  const { strictness = settings.strictness, include = settings.include, exclude = settings.exclude } = invocation;
  return { ...settings, formats, discriminators, documentRoot, strictness, include, exclude };
}

function settingsOfLine(invocation: Invocation, diagnostics: Diagnostics): Settings | undefined {
  const { specs, out = defaultOut } = invocation;
  const form = formOf(invocation, { kind: "sources" }, diagnostics);
  return form && { specs, out, form };
}

/** The form that a command line asks for, where it is otherwise this one. Reports options that it cannot have. */
function formOf(invocation: Invocation, otherwise: OutputForm, diagnostics: Diagnostics): OutputForm | undefined {
  const { packageName, packageVersion, importExtension } = invocation;
  const isPackage = otherwise.kind === "package" || packageName !== undefined;
  if (!isPackage && packageVersion !== undefined) {
    const details = { option: "--package-version", missing: "--package" };
    return void diagnostics.report("call-incomplete", undefined, details);
  }
  if (isPackage && importExtension !== undefined) {
    const details = {
      option: "--import-extension",
      reason: "a package is generated, and its modules import with `.js`",
    };
    return void diagnostics.report("call-contradictory", undefined, details);
  }
  if (otherwise.kind === "package") {
    const { name, version } = otherwise;
    return { ...otherwise, name: packageName ?? name, version: packageVersion ?? version };
  }
  if (packageName === undefined) return { ...otherwise, ...(importExtension && { importExtension }) };
  return { kind: "package", name: packageName, version: packageVersion ?? defaultVersion };
}

function configuredSettings(
  invocation: Invocation,
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Settings | undefined {
  const settings = readConfiguration(root, host, diagnostics)?.settings;
  const form = settings && formOf(invocation, settings.form, diagnostics);
  return form && { ...settings, out: invocation.out ?? settings.out, form };
}

/** The formats that stay on when a command line turns some off. Reports unknown names, and then returns nothing. */
function formatsWithout(
  off: "all" | readonly string[],
  formats: FormatsOption = true,
  diagnostics: Diagnostics,
): FormatsOption | undefined {
  if (off === "all") return false;
  const names = off.map((name) => ({ name }));
  if (!reportUnknownFormats(names, diagnostics)) return undefined;
  if (typeof formats === "boolean" && (!formats || off.length === 0)) return formats;
  return { ...(typeof formats === "boolean" ? {} : formats), ...Object.fromEntries(off.map((name) => [name, false])) };
}
