/** The path of a generated package's changelog. People may edit that file: existing entries are kept. */
export const changelogPath = "CHANGELOG.md";

/** A file of the generated package: its path in the package, with `/` between segments, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}
