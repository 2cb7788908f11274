import type { Edit } from "../edits.js";
import { assertions } from "./assertions.js";
import { conjunctions } from "./conjunctions.js";
import { unions } from "./unions.js";

/**
 * Edits after which a schema accepts the same values, and evaluates the same properties and items. Each stands for what
 * people do when they tidy up a contract.
 */
export const rewritings: ReadonlyMap<string, Edit> = new Map([...conjunctions, ...unions, ...assertions]);
