import { type Code, callArguments, code } from "../print/code.js";
import { imported, type ModuleRef } from "../print/identifiers.js";

/** A module of the runtime as the generated package holds it. */
export function runtime(name: string): ModuleRef {
  return { kind: "file", path: `src/runtime/${name}.ts` };
}

/** A call of the runtime's `report`: what is wrong at a place. */
export function report(at: Code, keyword: string, message: string): Code {
  return code`${imported("report", runtime("explain"))}${callArguments([at, code`${keyword}`, code`${message}`])}`;
}

/** A call of the runtime's `fail`: what a value must be, reported at a place together with what it is instead. */
export function failure(at: Code, keyword: string, expected: string, received: Code): Code {
  return code`${imported("fail", runtime("explain"))}${callArguments([at, code`${keyword}`, code`${expected}`, received])}`;
}
