import { beforeAll, expect, test } from "vitest";
import { editedContracts } from "./contracts.js";
import { createTruths, type Outcome } from "./truth.js";

const truths = createTruths();
const outcomes = new Map<string, Outcome>();

const cases = editedContracts.flatMap((edited) =>
  edited.edits.map((edit) => ({ name: `${edited.name}: ${edit.name}`, edited, edit })),
);

beforeAll(async () => {
  for (const { name, edited, edit } of cases) outcomes.set(name, await truths.of(edited, [edit]));
});

test("what breaks code, and how", async () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  await expect(cases.map(({ name }) => shown(name, outcomes.get(name))).join("\n")).toMatchFileSnapshot("truths.txt");
});

/** An outcome as people review it: the verdict, and the first of the errors. */
function shown(name: string, outcome: Outcome | undefined): string {
  if (outcome?.kind !== "compared") return `${name}\n  IMPOSSIBLE: ${outcome?.reason}\n`;
  if (outcome.errors.length === 0) return `${name}\n  compiles\n`;
  const errors = outcome.errors.map(
    ({ code, message, source }) => `${code} ${message.split("\n")[0]}\n      ${source}`,
  );
  const first = [...new Set(errors)].slice(0, 3);
  const more = errors.length > first.length ? [`… and ${errors.length - first.length} more`] : [];
  return [name, "  BREAKS", ...[...first, ...more].map((line) => `    ${line}`), ""].join("\n");
}
