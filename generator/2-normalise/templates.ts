import type { FoundParameter } from "./parameters.js";
import type { Reading } from "./reading.js";
import type { KeyedNode } from "./source-nodes.js";

/** The names in a path template, each in braces there: `/shares/{id}` has `id`. */
export type Template = ReadonlySet<string>;

/** Reads a path template (OAS 3.0 §4.7.8, 3.1 §4.8.8). Reports what is wrong with it, and then gives nothing. */
export function parseTemplate(path: KeyedNode, reading: Reading): Template | undefined {
  const problem = problemOf(path.key);
  if (problem !== undefined) {
    reading.diagnostics.report("path-invalid", path.keyAt, { path: path.key, problem });
    return undefined;
  }
  return new Set(namesIn(path.key));
}

/** The template with its names left out: what decides whether two paths are the same. */
export function withoutNames(path: string): string {
  return path.replace(expression, "{}");
}

/** Reports each parameter that is sent in the path but has no place in its template. */
export function reportUnusedParameters(
  parameters: readonly FoundParameter[],
  template: Template,
  path: string,
  reading: Reading,
): void {
  for (const { place, name, in: location } of parameters) {
    if (location !== "path" || template.has(name)) continue;
    reading.diagnostics.report("path-parameter-unused", place.node.at, { name, path });
  }
}

const expression = /\{([^{}]*)\}/g;

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(expression)].map(([, name = ""]) => name);
}

function problemOf(path: string): string | undefined {
  if (!path.startsWith("/")) return "it does not begin with `/`";
  if (/[{}]/.test(path.replace(expression, ""))) return "its braces do not pair up";
  const names = namesIn(path);
  if (names.includes("")) return "it has braces without a name";
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `it has \`{${twice}}\` twice`;
}
