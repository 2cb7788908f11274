import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GenerateOutcome } from "../run/generate.js";

/**
 * The packages that generated sources import, and that the package.json of the working folder does not list as
 * dependencies, as words for `npm install`: `openapi-fetch@0.17`. A development dependency is not enough, because what
 * is generated imports them when it runs.
 */
export function missingDependencies(outcome: GenerateOutcome, root: string): readonly string[] {
  if (outcome.kind === "refused") return [];
  const listed = dependenciesIn(join(root, "package.json"));
  return Object.entries(outcome.dependencies)
    .filter(([name]) => !listed.includes(name))
    .map(([name, range]) => `${name}@${range.replace(/^\^(.*)\.\d+$/, "$1")}`);
}

/** None where there is no such file, or where it cannot be read: then too much is named rather than too little. */
function dependenciesIn(path: string): readonly string[] {
  try {
    const { dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(path, "utf8"));
    return [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  } catch {
    return [];
  }
}
