import { type Code, callArguments, code } from "../print/code.js";
import { imported, type ModuleRef } from "../print/identifiers.js";

/** A module of the runtime as the generated package holds it. */
export function runtime(name: string): ModuleRef {
  return { kind: "file", path: `src/runtime/${name}.ts` };
}

/**
 * A call of the runtime's `fail`: what a value must be, reported together with what it is instead. `where` is the
 * place, or the place and the name of a property there.
 */
export function failure(where: readonly Code[], keyword: string, expected: string, received: Code): Code {
  return code`${imported("fail", runtime("explain"))}${callArguments([code`${keyword}`, code`${expected}`, received, ...where])}`;
}

/** A call of the runtime's `refuse`: a value where the contract allows none. */
export function refusal(at: Code, keyword: string, message: string, received: Code): Code {
  return code`${imported("refuse", runtime("explain"))}${callArguments([at, code`${keyword}`, code`${message}`, received])}`;
}
