import type { Components } from "../../validators/written.js";
import type { Trial } from "./trials.js";

type Versions = Pick<Trial, "old" | "new">;

/**
 * A smaller trial of the same component that still fails: keywords, members and components are left out one by one, from
 * both versions where both have them, as long as it does.
 */
export function shrunk(trial: Trial, fails: (trial: Trial) => boolean): Trial {
  let smallest = trial;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const path of pathsIn({ old: smallest.old, new: smallest.new })) {
      const candidate = { ...smallest, ...withoutPath(smallest, path) };
      if (!isWhole(candidate) || !failsSafely(candidate, fails)) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

type Path = readonly string[];

/** The paths of all that can be left out, below the versions; the outer ones first. */
function pathsIn(versions: Versions): readonly Path[] {
  const paths = new Map<string, Path>();
  const collect = (value: unknown, path: Path) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      paths.set(JSON.stringify([...path, key]), [...path, key]);
      collect(inner, [...path, key]);
    }
  };
  for (const components of [versions.old, versions.new]) collect(components, []);
  return [...paths.values()].toSorted((a, b) => a.length - b.length);
}

function withoutPath({ old, new: now }: Versions, path: Path): Versions {
  return { old: without(old, path) as Components, new: without(now, path) as Components };
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value !== "object" || value === null || key === undefined || !Object.hasOwn(value, key)) return value;
  if (Array.isArray(value)) {
    const index = Number(key);
    return rest.length === 0 ? value.toSpliced(index, 1) : value.with(index, without(value[index], rest));
  }
  const entries = Object.entries(value).filter(([name]) => rest.length > 0 || name !== key);
  return Object.fromEntries(entries.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner]));
}

/** Whether no list is empty that may not be, and the component is there. */
function isWhole({ name, old, new: now }: Trial): boolean {
  const text = JSON.stringify([old, now]);
  return Object.hasOwn(old, name) && Object.hasOwn(now, name) && !/"(?:allOf|anyOf|oneOf|enum|type)":\[\]/.test(text);
}

/** What cannot be read, as a reference leads nowhere, does not fail in the same way. */
function failsSafely(trial: Trial, fails: (trial: Trial) => boolean): boolean {
  try {
    return fails(trial);
  } catch {
    return false;
  }
}
