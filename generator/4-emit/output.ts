/** The changelog of a generated package. People may edit it: what is there is kept. */
export const changelogPath = "CHANGELOG.md";

/** A file of the generated package: its path in the package, with `/` between segments, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}
