import type { ObjectNode } from "../1-load/tree.js";
import type { Located } from "./api.js";
import { isIdentifierName, longestName, reservedWords } from "./identifiers.js";
import { describe } from "./reader.js";
import type { Reading } from "./reading.js";
import { located, nodeOfEntry, type SourceNode } from "./source-nodes.js";

/** The field that chooses the name which a schema or an operation has in the generated package. */
export const chosenNameField = "x-specmill-name";

/** Reads the `x-specmill-name` of a schema or an operation. Reports one that cannot be a name, and returns undefined. */
export function readChosenName(
  object: SourceNode<ObjectNode>,
  { diagnostics }: Pick<Reading, "diagnostics">,
): Located<string> | undefined {
  const entry = object.node.entries.get(chosenNameField);
  if (entry === undefined) return undefined;
  const source = nodeOfEntry(object, entry);
  const { node } = source;
  const problem = node.kind === "string" ? problemOf(node.value) : `it is ${describe(node)}`;
  if (node.kind === "string" && problem === undefined) return located(node.value, source);
  return void diagnostics.report("name-invalid", node.at, { problem: problem ?? "" });
}

/**
 * Reports every name that is chosen more than once, for types or for functions, and returns them all. Names that differ
 * only in case are one: nobody could tell them apart.
 */
export function sharedNames(
  names: Iterable<Located<string>>,
  { diagnostics }: Pick<Reading, "diagnostics">,
): ReadonlySet<Located<string>> {
  const groups = new Map<string, Located<string>[]>();
  for (const name of names) {
    const key = name.value.normalize("NFKC").toLowerCase();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [name]);
    else group.push(name);
  }
  const shared = [...groups.values()].filter((group) => group.length > 1);
  for (const group of shared) {
    for (const { value, at } of group) {
      const other = group.find((each) => each.at !== at);
      const because = `\`${chosenNameField}\` chooses \`${other?.value}\` for something else, too`;
      const related = other === undefined ? [] : [{ label: "This is the other one.", at: other.at }];
      diagnostics.report("name-taken", at, { name: value, because }, related);
    }
  }
  return new Set(shared.flat());
}

function problemOf(name: string): string | undefined {
  if (name === "") return "it is empty";
  if (name.length > longestName) return `it has more than ${longestName} characters`;
  if (!isIdentifierName(name)) return `\`${name}\` is not an identifier`;
  if (reservedWords.has(name)) return `\`${name}\` is a reserved word`;
  // As the key of an object it would be its prototype.
  if (name === "__proto__") return "`__proto__` means something else in JavaScript";
  return undefined;
}
