import type { Failure } from "./verdicts.js";

/** A line of `file | schema | test | reason`. `*` for the test stands for all of the schema's, and for the schema for all of the file's. */
export interface KnownFailure {
  readonly line: string;
  readonly file: string;
  readonly schema: string;
  readonly test: string;
}

/** Reads the list; lines that begin with `#` explain. Throws where a line has no reason. */
export function readKnownFailures(text: string): readonly KnownFailure[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [file = "", schema = "", test = "", reason = "", ...rest] = line.split(" | ");
      if (reason.trim() === "" || rest.length > 0) throw new Error(`No known failure: ${line}`);
      return { line, file, schema, test };
    });
}

/** The failures that are not listed, and the lines that nothing fails for. */
export function againstKnown(failures: readonly Failure[], known: readonly KnownFailure[]) {
  return {
    unlisted: failures.filter((failure) => !known.some((each) => covers(each, failure))),
    stale: known.filter((each) => !failures.some((failure) => covers(each, failure))).map(({ line }) => line),
  };
}

function covers(known: KnownFailure, { file, schema, test }: Failure): boolean {
  return known.file === file && matches(known.schema, oneLine(schema)) && matches(known.test, oneLine(test));
}

function matches(pattern: string, text: string): boolean {
  return pattern === "*" || pattern === text;
}

/** Some descriptions hold the separator or a line break. */
function oneLine(text: string): string {
  return text.replaceAll(" | ", " / ").replaceAll("\n", " ").trim();
}
