/** A file of the generated package: its path in the package, with `/` between segments, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}
