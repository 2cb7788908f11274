import type { Host } from "../1-load/host.js";
import { type FormatsOption, reportUnknownFormats } from "../3-analyse/formats.js";
import type { OutputForm } from "../4-emit/form.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { readConfiguration } from "../run/configuration/configuration.js";
import { configurationFile } from "../run/configuration/configuration-file.js";
import { defaultOut, defaultVersion, type Settings, type SettingsSource } from "../run/configuration/settings.js";
import { type Invocation, invocationText } from "./invocation.js";

/**
 * The outputs that a command line asks for, or the configuration of a working folder lists: each with its settings, which
 * are read whenever they are needed. Where there are mistakes, it is one, which reports them.
 */
export function settingsSources(invocation: Invocation, root: string, host: Host): readonly SettingsSource[] {
  const length = settingsOf(invocation, root, host, createDiagnostics())?.length ?? 1;
  return Array.from({ length }, (_, output) => ({
    invocation: invocationText(invocation),
    output,
    read: (host, diagnostics) => {
      const settings = settingsOf(invocation, root, host, diagnostics);
      // An output that was in the configuration a moment ago.
      if (settings !== undefined && settings[output] === undefined)
        diagnostics.report("configuration-missing", undefined, { path: configurationFile });
      return settings?.[output];
    },
  }));
}

/**
 * The outputs that a command line asks for. One that names documents is complete by itself; one that names none takes what
 * it leaves out from `specmill` in the working folder's package.json. A format that either turns off is off.
 *
 * Reports what is missing or wrong, and then returns nothing.
 */
export function settingsOf(
  invocation: Invocation,
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): readonly Settings[] | undefined {
  const outputs =
    invocation.specs.length > 0
      ? [settingsOfLine(invocation, diagnostics)]
      : configuredSettings(invocation, root, host, diagnostics);
  const areFormatsKnown = reportUnknownFormats(namesOff(invocation), diagnostics);
  const complete = outputs?.filter((output) => output !== undefined);
  if (!areFormatsKnown || complete === undefined || complete.length !== outputs?.length) return undefined;
  return complete.map((settings) => withReading(invocation, settings));
}

/** The settings of an output, with what the command line says of how documents are read. */
function withReading(invocation: Invocation, settings: Settings): Settings {
  const { discriminators = settings.discriminators, documentRoot = settings.documentRoot } = invocation;
  const { strictness = settings.strictness, include = settings.include, exclude = settings.exclude } = invocation;
  const { overlays = settings.overlays } = invocation;
  const formats = formatsWithout(invocation, settings.formats);
  return { ...settings, formats, discriminators, documentRoot, strictness, include, exclude, overlays };
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
): readonly (Settings | undefined)[] | undefined {
  const outputs = readConfiguration(root, host, diagnostics);
  if (outputs === undefined || !isForAll(invocation, outputs.length, diagnostics)) return undefined;
  return outputs.map(({ settings }) => {
    const form = formOf(invocation, settings.form, diagnostics);
    return form && { ...settings, out: invocation.out ?? settings.out, form };
  });
}

/** Whether no option is about a single output where there are several. Reports those that are. */
function isForAll({ out, packageName, packageVersion }: Invocation, count: number, diagnostics: Diagnostics): boolean {
  const single = { "--out": out, "--package": packageName, "--package-version": packageVersion };
  const used = Object.entries(single).filter(([, value]) => value !== undefined);
  if (count === 1 || used.length === 0) return true;
  const reason = `it is about one output, and the configuration lists ${count}`;
  for (const [option] of used) diagnostics.report("call-contradictory", undefined, { option, reason });
  return false;
}

/** The names of formats that a command line turns off. */
function namesOff({ withoutFormats = [] }: Invocation): readonly { readonly name: string }[] {
  return withoutFormats === "all" ? [] : withoutFormats.map((name) => ({ name }));
}

/** The formats that stay on when a command line turns some off. */
function formatsWithout(invocation: Invocation, formats: FormatsOption = true): FormatsOption {
  if (invocation.withoutFormats === "all") return false;
  const off = namesOff(invocation);
  if (typeof formats === "boolean" && (!formats || off.length === 0)) return formats;
  const configured = typeof formats === "boolean" ? {} : formats;
  return { ...configured, ...Object.fromEntries(off.map(({ name }) => [name, false])) };
}
