import type { Host } from "../../1-load/host.js";
import type { DiscriminatorsOption } from "../../3-analyse/discriminators.js";
import type { FormatsOption } from "../../3-analyse/formats.js";
import type { OutputForm } from "../../4-emit/form.js";
import type { Diagnostics } from "../../diagnostics/collector.js";
import type { Strictness } from "../../diagnostics/message.js";

/** What to generate, and where. Paths are relative to the working folder. */
export interface Settings {
  readonly specs: readonly string[];
  readonly out: string;
  readonly form: OutputForm;
  /** Which formats are checked. All of them by default. */
  readonly formats?: FormatsOption | undefined;
  /** The folder that references may lead to files in. By default each document's own folder. */
  readonly documentRoot?: string | undefined;
  /** What a declared discriminator means for validity. By default it decides. */
  readonly discriminators?: DiscriminatorsOption | undefined;
  /** What a mistake in a document leads to. */
  readonly strictness?: Strictness | undefined;
}

/** Where a run takes its settings from. They are read again for every run, as the configuration may change. */
export interface SettingsSource {
  /** The command line as text: a run is recorded under it, and the record answers no other command line. */
  readonly invocation: string;
  /** Reads the settings. Reports what is missing or wrong, and then returns nothing. */
  read(host: Host, diagnostics: Diagnostics): Settings | undefined;
}

/** The version of a package for which none is given. */
export const defaultVersion = "0.0.0";

/** The output folder where none is given. */
export const defaultOut = "generated";
