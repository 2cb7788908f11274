import fc from "fast-check";
import { type EditedContract, editedContracts } from "./contracts.js";
import type { Edit } from "./edits/edit.js";

/** Several edits of one contract, one after the other. */
export interface Sequence {
  readonly edited: EditedContract;
  readonly edits: readonly Edit[];
}

/** One to four edits of one of the small contracts. Some do not apply after others. */
export const sequences: fc.Arbitrary<Sequence> = fc
  .constantFrom(...editedContracts.filter(({ name }) => ["orders", "payments", "profiles"].includes(name)))
  .chain((edited) =>
    fc.record({
      edited: fc.constant(edited),
      edits: fc.uniqueArray(fc.constantFrom(...edited.edits), { minLength: 1, maxLength: 4 }),
    }),
  );

/** What a sequence is called: its contract and edits. */
export function nameOf({ edited, edits }: Sequence): string {
  return `${edited.name}: ${edits.map(({ name }) => name).join(" + ")}`;
}
