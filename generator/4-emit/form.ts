import type { JsonValue } from "../1-load/tree.js";

/** What is generated: a package to install, or sources that are compiled with those around them. */
export type OutputForm = PackageForm | SourcesForm;

export interface PackageForm {
  readonly kind: "package";
  readonly name: string;
  readonly version: string;
  /** What else its package.json says. */
  readonly fields?: PackageFields | undefined;
}

/** Fields of a package.json that are not generated: `license`, `author`, `repository` and others. */
export type PackageFields = Readonly<Record<string, JsonValue>>;

export interface SourcesForm {
  readonly kind: "sources";
  /** What the specifiers of imports end in. By default `js`, which every compiler and bundler of today understands. */
  readonly importExtension?: ImportExtension | undefined;
}

export const importExtensions = ["js", "ts", "none"] as const;

/**
 * `js`: `./types.js`, as Node runs what a compiler made of it. `ts`: `./types.ts`, as Node runs TypeScript itself. `none`:
 * `./types`, as some bundlers ask for.
 */
export type ImportExtension = (typeof importExtensions)[number];
