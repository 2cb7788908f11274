import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";

/** The mistakes that TypeScript finds in modules, by path, with the lines they are in. */
export function mistakesIn(files: Readonly<Record<string, string>>): readonly string[] {
  return compileErrorsIn(new Map(Object.entries(files))).map(formatCompileError);
}
