import { structuredPatch } from "diff";
import type { Model } from "../3-analyse/model.js";
import type { StaleFile } from "./check.js";

/**
 * What in the contracts the differing lines of a stale file are made from: schemas by their names, operations by method
 * and path, in the order of the file. Empty for what is made from no single one.
 */
export function causesOf(file: StaleFile, names: ReadonlyMap<string, string>): readonly string[] {
  if (file.state !== "different" || !file.isModule) return [];
  const before = declarationsOf(file.found);
  const after = declarationsOf(file.wanted);
  const causes = new Set<string>();
  for (const { oldStart, newStart, lines } of structuredPatch("", "", file.found, file.wanted, "", "", { context: 0 })
    .hunks) {
    lines.forEach((line, index) => {
      const removed = lines.slice(0, index).filter((other) => other.startsWith("-")).length;
      const added = lines.slice(0, index).filter((other) => other.startsWith("+")).length;
      const at = line.startsWith("-") ? before(oldStart + removed) : after(newStart + added);
      const cause = at && (names.get(at) ?? (at.startsWith("/") ? at : undefined));
      if (cause !== undefined) causes.add(cause);
    });
  }
  return [...causes];
}

/** Everything that is declared for a schema or an operation, and what it is declared for. */
export function declaredNames(models: readonly Model[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const model of models) {
    for (const [id, declared] of model.names) {
      for (const name of Object.values(declared)) names.set(name, declared.type);
      for (const { guard } of model.cases.get(id) ?? []) names.set(guard, declared.type);
    }
    for (const [{ method, path }, declared] of model.operationNames) {
      for (const name of Object.values(declared)) names.set(name, `${method.toUpperCase()} ${path}`);
    }
  }
  return names;
}

/** The name of the declaration that each line of a module is in, counted from one; in the module of paths, the path. */
function declarationsOf(text: string): (line: number) => string | undefined {
  const lines = text.split("\n");
  return (line) => {
    // What is said before a declaration belongs to it.
    let at = line - 1;
    while (/^(?:\/\*\*| \*|$)/.test(lines[at] ?? "x")) at++;
    for (; at >= 0; at--) {
      const found = declaration.exec(lines[at] ?? "");
      if (found) return found[1] ?? found[2];
    }
    return undefined;
  };
}

const declaration =
  /^(?:export )?(?:declare )?(?:async )?(?:interface|type|function|const|class) ([\w$]+)|^ {2,4}"(\/[^"]*)": \{/;
