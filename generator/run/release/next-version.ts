import type { Level } from "../../compare/change.js";

/** The first number of a version that is raised. */
type Step = "major" | "minor" | "patch";

/** Before 1.0.0 anything may change (Semantic Versioning 2.0.0 §4); by custom, what breaks then raises the second number. */
const steps: Readonly<Record<Level, { readonly stable: Step; readonly initial: Step }>> = {
  wire: { stable: "major", initial: "minor" },
  source: { stable: "major", initial: "minor" },
  compatible: { stable: "minor", initial: "patch" },
  none: { stable: "patch", initial: "patch" },
};

/**
 * The version that follows from the level of the worst change (Semantic Versioning 2.0.0 §6 to §8). Returns undefined for
 * a prerelease and for a version with build metadata: no rule says what follows these.
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

/** Whether a version is at least as high as another. Neither may be a prerelease (§11). */
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
