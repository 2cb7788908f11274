import type { Level } from "../../compare/change.js";

/** How much of a version goes up: the first of its numbers that does. */
type Step = "major" | "minor" | "patch";

/** Before 1.0.0 anything may change (Semantic Versioning 2.0.0 §4); by custom, what breaks then raises the second number. */
const steps: Readonly<Record<Level, { readonly stable: Step; readonly initial: Step }>> = {
  wire: { stable: "major", initial: "minor" },
  source: { stable: "major", initial: "minor" },
  compatible: { stable: "minor", initial: "patch" },
  none: { stable: "patch", initial: "patch" },
};

/**
 * The version that follows from the worst of all changes (Semantic Versioning 2.0.0 §6 to §8). Gives nothing for a
 * prerelease and for one that names a build: no rule says what follows these.
 */
export function nextVersion(version: string, level: Level): string | undefined {
  const numbers = numbersOf(version);
  if (numbers === undefined) return undefined;
  const [major, minor, patch] = numbers;
  const step = steps[level][major === 0n ? "initial" : "stable"];
  switch (step) {
    case "major":
      return `${major + 1n}.0.0`;
    case "minor":
      return `${major}.${minor + 1n}.0`;
    case "patch":
      return `${major}.${minor}.${patch + 1n}`;
    default:
      return step satisfies never;
  }
}

/** Whether a version comes after another or is the same, of two that are no prereleases (§11). */
export function isAtLeast(version: string, other: string): boolean {
  const [a, b] = [numbersOf(version) ?? [], numbersOf(other) ?? []];
  const differing = a.findIndex((number, index) => number !== b[index]);
  return differing === -1 || (a[differing] ?? 0n) > (b[differing] ?? 0n);
}

function numbersOf(version: string): readonly [bigint, bigint, bigint] | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return [BigInt(major), BigInt(minor), BigInt(patch)];
}
