import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { manifestOf } from "../../generator/5-write/manifest.js";
import { generatedFrom } from "../harness/package.js";
import { additions } from "./additions.js";
import { alterations } from "./alterations.js";
import { type ContractName, openContract, textOf } from "./contract.js";
import type { Edit } from "./edit.js";
import { packageDiff } from "./package-diff.js";
import { rearrangements } from "./rearrangements.js";

/**
 * What a change of a contract changes in the package: golden diffs, to be read line by line. A line that has nothing to
 * do with the change is a fault of the generator.
 */
const edits = [...additions, ...alterations, ...rearrangements];
const folder = new URL("expected/", import.meta.url);

describe("a change of a contract changes what it is about", () => {
  test.each(edits.map((edit) => [edit.name, edit] as const))("%s", async (name, edit) => {
    const before = await packageBefore(edit);
    const after = await packageOf(filesAfter(edit));
    const shown = packageDiff(before, after) || "Nothing changes.\n";
    await expect(`${edit.says}\n\n${shown}`).toMatchFileSnapshot(new URL(`${name}.diff`, folder).pathname);
  });

  test("every golden file belongs to a change", () => {
    const names = new Set(edits.map(({ name }) => `${name}.diff`));
    expect(readdirSync(folder).filter((file) => !names.has(file))).toEqual([]);
  });
});

const unchanged = new Map<ContractName, Promise<readonly OutputFile[]>>();

/** Most changes start from the contract as it is: its package is made once. */
function packageBefore({ contract, given }: Edit): Promise<readonly OutputFile[]> {
  const made = given === undefined ? unchanged.get(contract) : undefined;
  const files = made ?? packageOf({ [`${contract}.yaml`]: textBefore(contract, given) });
  if (given === undefined) unchanged.set(contract, files);
  return files;
}

function filesAfter({ contract, given, change }: Edit): Readonly<Record<string, string>> {
  const before = textBefore(contract, given);
  if (change.kind === "files") return change.files(before);
  const opened = openContract(before);
  change.edit(opened);
  return { [`${contract}.yaml`]: opened.toString() };
}

function textBefore(contract: ContractName, given: Edit["given"]): string {
  if (given === undefined) return textOf(contract);
  const opened = openContract(textOf(contract));
  given(opened);
  return opened.toString();
}

/** The files of a package, and the manifest that is written beside them. */
async function packageOf(documents: Readonly<Record<string, string>>): Promise<readonly OutputFile[]> {
  const [entry = ""] = Object.keys(documents);
  const { files } = await generatedFrom(documents, entry);
  return [...files, manifestOf(files.map(({ path }) => path))];
}
