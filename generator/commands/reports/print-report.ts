import type { Terminal } from "../terminal/terminal.js";
import { printGithub } from "./github.js";
import { printJson } from "./json.js";
import type { Report, ReportOptions } from "./report.js";
import { printText } from "./text.js";

type Print = (report: Report, options: ReportOptions, terminal: Terminal) => void;

const printers = { text: printText, github: printGithub, json: printJson } as const satisfies Record<string, Print>;

export type ReportFormat = keyof typeof printers;

/** The values of `--format`. */
export const reportFormats = Object.keys(printers) as readonly ReportFormat[];

/** Prints a report: for people, as commands of a GitHub workflow, or as a JSON document. */
export function printReport(report: Report, format: ReportFormat, options: ReportOptions, terminal: Terminal): void {
  printers[format](report, options, terminal);
}
