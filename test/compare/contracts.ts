import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Contract, Edit } from "./edits/edit.js";
import { operationEdits } from "./edits/operations.js";
import { orderEdits } from "./edits/orders.js";
import { paymentEdits } from "./edits/payments.js";
import { petEdits } from "./edits/pets.js";
import { profileEdits } from "./edits/profiles.js";
import { cloudglueEdits, rapidlyEdits } from "./edits/specs.js";
import type { Documents } from "./generation.js";

/** A contract and the ways in which it is changed. */
export interface EditedContract {
  readonly name: string;
  readonly contract: Contract;
  readonly edits: readonly Edit[];
}

/** Small contracts of one kind each, and the two that are shipped. */
export const editedContracts: readonly EditedContract[] = [
  edited("orders", "test/compare/contracts", [...orderEdits, ...operationEdits]),
  edited("payments", "test/compare/contracts", paymentEdits),
  edited("pets", "test/compare/contracts", petEdits),
  edited("profiles", "test/compare/contracts", profileEdits),
  edited("cloudglue", "specs", cloudglueEdits),
  edited("rapidly", "specs", rapidlyEdits),
];

/** A contract as the compiler reads it. JSON is YAML. */
export function documentsOf(name: string, { entry, others }: Contract): Documents {
  const texts = Object.entries({ [`${name}.yaml`]: entry, ...others });
  return Object.fromEntries(texts.map(([path, tree]) => [path, JSON.stringify(tree, undefined, 2)]));
}

function edited(name: string, folder: string, edits: readonly Edit[]): EditedContract {
  const text = readFileSync(join(import.meta.dirname, "../..", folder, `${name}.yaml`), "utf8");
  return { name, contract: { entry: parse(text), others: {} }, edits };
}
