import type { OutputFile } from "./output.js";

/** The packages that the runtime may import, and the versions it was written for. */
const ranges: readonly (readonly [name: string, range: string])[] = [["openapi-fetch", "^0.17.0"]];

/** The packages that generated files import, each with the range of its versions. */
export function dependenciesOf(files: readonly OutputFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(ranges.filter(([name]) => files.some(({ text }) => text.includes(` from "${name}";`))));
}
