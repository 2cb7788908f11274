import type { Model } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import type { StaleFile } from "./stale-files.js";

/**
 * The schemas (by name) and operations (by method and path) whose declarations differ in a stale file, in the order of
 * the file, and last those that are not declared any more. Empty where no declaration belongs to a single one.
 */
export function staleCauses(file: StaleFile, names: ReadonlyMap<string, string>): readonly string[] {
  if (file.state !== "different" || !file.isModule) return [];
  const before = declarationsIn(file.actual);
  const after = declarationsIn(file.expected);
  const differing = [...new Set([...after.keys(), ...before.keys()])].filter((at) => before.get(at) !== after.get(at));
  return [...new Set(differing.flatMap((at) => names.get(at) ?? (at.startsWith("/") ? at : [])))];
}

/** The names of all declarations for schemas and operations, each with the schema or operation that it is for. */
export function contractNames(models: readonly Model[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const model of models) {
    for (const [id, declared] of model.names) {
      for (const name of Object.values(declared)) names.set(name, declared.type);
      for (const { guard } of model.cases.get(id) ?? []) names.set(guard, declared.type);
    }
    for (const operation of model.api.operations) {
      const { method, path } = operation;
      for (const name of Object.values(operationName(model, operation)))
        names.set(name, `${method.toUpperCase()} ${path.value}`);
    }
  }
  return names;
}

/** The text of each declaration of a module, with the comment above it, by its name; in the module of paths, by the path. */
function declarationsIn(text: string): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  let name = "";
  let comment = "";
  for (const line of text.split("\n")) {
    const match = declaration.exec(line);
    if (match === null && /^ *(?:\/\*\*| \*|$)/.test(line)) {
      comment += line;
      continue;
    }
    if (match !== null) name = match[1] ?? match[2] ?? "";
    declarations.set(name, `${declarations.get(name) ?? ""}${comment}${line}\n`);
    comment = "";
  }
  return declarations;
}

const declaration =
  /^(?:export )?(?:declare )?(?:async )?(?:interface|type|function|const|class) ([\w$]+)|^ {2,4}"(\/[^"]*)": \{/;
