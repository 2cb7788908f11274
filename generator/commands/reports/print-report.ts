import type { Terminal } from "../terminal/terminal.js";
import { printGithub } from "./github.js";
import { printJson } from "./json.js";
import type { Report, ReportOptions } from "./report.js";
import { printText } from "./text.js";

type Print = (reports: readonly Report[], options: ReportOptions, terminal: Terminal) => void;

const printers = { text: each(printText), github: each(printGithub), json: printJson } as const satisfies Record<
  string,
  Print
>;

export type ReportFormat = keyof typeof printers;

/** The values of `--format`. */
export const reportFormats = Object.keys(printers) as readonly ReportFormat[];

/** Prints the reports of all outputs: for people, as commands of a GitHub workflow, or as a JSON document. */
export function printReports(
  reports: readonly Report[],
  format: ReportFormat,
  options: ReportOptions,
  terminal: Terminal,
): void {
  printers[format](reports, options, terminal);
}

function each(print: (report: Report, options: ReportOptions, terminal: Terminal) => void): Print {
  return (reports, options, terminal) => {
    for (const report of reports) print(report, options, terminal);
  };
}
