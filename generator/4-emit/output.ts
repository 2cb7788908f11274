/** The changelog of a generated package. People may edit it: what is there is kept. */
export const changelogPath = "CHANGELOG.md";

/** A file of the generated package: its path in the package, with `/` between segments, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** Sequences of whole statements with blank lines between them that are its text, where it is known to be made of such. */
  readonly parts?: readonly string[];
}
