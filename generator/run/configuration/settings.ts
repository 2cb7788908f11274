import type { Host } from "../../1-load/host.js";
import type { OutputForm } from "../../4-emit/form.js";
import type { ReadingOptions } from "../../compile.js";
import type { Diagnostics } from "../../diagnostics/collector.js";

/** What to generate, and where. Paths are relative to the working folder. */
export interface Settings extends ReadingOptions {
  readonly specs: readonly string[];
  readonly out: string;
  readonly form: OutputForm;
}

/** Where the run for one output takes its settings from. They are read again for every run, as the configuration may change. */
export interface SettingsSource {
  /** The command line as text: a run is recorded under it, and the record answers no other command line. */
  readonly invocation: string;
  /** Which output of the configuration this is, from 0. */
  readonly output: number;
  /** Reads the settings. Reports what is missing or wrong, and then returns nothing. */
  read(host: Host, diagnostics: Diagnostics): Settings | undefined;
}

/** The version of a package for which none is given. */
export const defaultVersion = "0.0.0";

/** The output folder where none is given. */
export const defaultOut = "generated";
