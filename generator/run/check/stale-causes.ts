import type { Model } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import type { StaleFile } from "./stale-files.js";

/**
 * What in the contracts the declarations that differ in a stale file are made from: schemas by their names, operations by
 * method and path, in the order of the file, and last what is not declared any more. Empty for what is made from no
 * single one.
 */
export function causesOf(file: StaleFile, names: ReadonlyMap<string, string>): readonly string[] {
  if (file.state !== "different" || !file.isModule) return [];
  const before = declarationsIn(file.found);
  const after = declarationsIn(file.wanted);
  const differing = [...new Set([...after.keys(), ...before.keys()])].filter((at) => before.get(at) !== after.get(at));
  return [...new Set(differing.flatMap((at) => names.get(at) ?? (at.startsWith("/") ? at : [])))];
}

/** Everything that is declared for a schema or an operation, and what it is declared for. */
export function declaredNames(models: readonly Model[]): ReadonlyMap<string, string> {
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

/** The text of each declaration of a module, by its name; in the module of paths, by the path. */
function declarationsIn(text: string): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  let name = "";
  // What is said before a declaration belongs to it.
  let said = "";
  for (const line of text.split("\n")) {
    const found = declaration.exec(line);
    if (found === null && /^ *(?:\/\*\*| \*|$)/.test(line)) {
      said += line;
      continue;
    }
    if (found !== null) name = found[1] ?? found[2] ?? "";
    declarations.set(name, `${declarations.get(name) ?? ""}${said}${line}\n`);
    said = "";
  }
  return declarations;
}

const declaration =
  /^(?:export )?(?:declare )?(?:async )?(?:interface|type|function|const|class) ([\w$]+)|^ {2,4}"(\/[^"]*)": \{/;
