import { type Code, callArguments, code } from "../print/code.js";
import { imported, type ModuleRef } from "../print/identifiers.js";

/** A module of the runtime in the generated package. */
export function runtime(name: string): ModuleRef {
  return { kind: "file", path: `src/runtime/${name}.ts` };
}

/**
 * A call of the runtime's `fail`, which reports what a value must be and what it is instead. `where` is a path, or a
 * path and the name of a property of the value there.
 */
export function failure(where: readonly Code[], keyword: string, expected: string, received: Code): Code {
  return code`${imported("fail", runtime("explain"))}${callArguments([code`${keyword}`, code`${expected}`, received, ...where])}`;
}

/** A call of the runtime's `refuse`, which reports a value where the contract allows none. */
export function refusal(path: Code, keyword: string, message: string, received: Code): Code {
  return code`${imported("refuse", runtime("explain"))}${callArguments([path, code`${keyword}`, code`${message}`, received])}`;
}
