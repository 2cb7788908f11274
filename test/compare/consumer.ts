import type { Model } from "../../generator/3-analyse/model.js";
import type { Declaration } from "../../generator/4-emit/print/declare.js";
import { printModule } from "../../generator/4-emit/print/module.js";
import { creation } from "./consumer/creation.js";
import { enumUses } from "./consumer/enums.js";
import { operationCalls } from "./consumer/operations.js";
import { readers } from "./consumer/received.js";
import { runtimeUse } from "./consumer/runtime.js";
import { senders } from "./consumer/sent.js";
import { unionUses } from "./consumer/unions.js";
import { validatorUses } from "./consumer/validators.js";

/** The consumer's path in a package: it imports the package's API as people do, by its index. */
export const consumerPath = "consumer.ts";

/**
 * The source of a consumer that uses everything of the package that a contract gives, in the ways people do:
 *
 * - what is received is read, and given to variables of the types that the contract promised; every tag, enum and
 *   status is switched over with nothing left to deal with;
 * - what is sent is built from literals, minimal and full, and from variables of the types that the contract took;
 * - everything that is exported is imported and called.
 *
 * Types of the package are used by their names, and never compared with each other: what was renamed no longer
 * compiles, what became another type that can be used in the same ways does.
 */
export function consumerOf(model: Model): string {
  return printModule({ path: consumerPath, declarations: uses.flatMap((use) => use(model)) }).text;
}

const uses: readonly ((model: Model) => readonly Declaration[])[] = [
  senders,
  readers,
  unionUses,
  validatorUses,
  enumUses,
  creation,
  operationCalls,
  runtimeUse,
];
