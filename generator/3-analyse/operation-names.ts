import type { Api, Operation, OperationId } from "../2-normalise/api.js";
import { type Call, type Calls, callOf, contentsOf } from "./calls.js";
import type { OperationName } from "./model.js";
import type { Nameable, NameTable } from "./name-table.js";
import { isIdentifierName, toCamelCase, toPascalCase } from "./words.js";

/**
 * Assigns names to every operation: its operationId, in camel case if it is no identifier (`shares:update` becomes
 * `sharesUpdate`); without one, a name made of method and path. Schemas come first: an operation gives way to the names
 * that are generated for them (`validateAddress`).
 */
export function operationNamesOf(api: Api, calls: Calls, table: NameTable): ReadonlyMap<OperationId, OperationName> {
  const operations = api.operations.map((operation): NamedOperation => {
    const { operationId, method, path } = operation;
    const common = { operation, suffix: "Operation", key: `${method} ${path.value}` };
    if (operationId === undefined) {
      const name = nameFromPath(operation);
      return { ...common, original: name, preferred: name, at: path.keyAt };
    }
    const original = operationId.value;
    return {
      ...common,
      original,
      preferred: isIdentifierName(original) ? original : toCamelCase(original),
      at: operationId.at,
    };
  });
  const functions = table.assignDistinct(operations, (name, { operation }) =>
    validatorNames(name, callOf({ calls }, operation)),
  );
  return new Map(
    operations.map((named) => {
      const name = functions.get(named);
      if (name === undefined) throw new Error(`${named.key} got no name`);
      return [
        named.operation.id,
        { function: name, request: typeOf(named, name, "Request"), result: typeOf(named, name, "Result") },
      ];
    }),
  );

  /** Beside a schema `UpdateShareRequest`, the type of the operation is `UpdateShareOperationRequest`. */
  function typeOf(named: NamedOperation, name: string, part: "Request" | "Result"): string {
    const stem = toPascalCase(name);
    const [wanted, otherwise] = [`${stem}${part}`, `${stem}Operation${part}`];
    const free = [wanted, otherwise].find((candidate) => table.isFree(candidate)) ?? wanted;
    return table.assign({ ...named, original: name, preferred: free, suffix: "" });
  }
}

/** The names of an operation. Throws if it has none: the table must cover every operation. */
export function operationName(
  { operationNames }: { readonly operationNames: ReadonlyMap<OperationId, OperationName> },
  { id }: Operation,
): OperationName {
  const names = operationNames.get(id);
  if (names === undefined) throw new Error(`${id} has no name: naming must cover every operation`);
  return names;
}

interface NamedOperation extends Nameable {
  readonly operation: Operation;
}

/** `PATCH /api/shares/{id}` becomes `patchApiSharesById`. */
function nameFromPath({ method, path }: Operation): string {
  const words = path.value.split("/").map((segment) => segment.replace(/\{([^}]*)\}/g, " by $1 "));
  const place = toPascalCase(words.join(" "));
  return toCamelCase(`${method} ${place === "_" ? "root" : place}`);
}

/** The names of the validators that an operation may need: of its parameters, and of bodies without a name. */
function validatorNames(name: string, call: Call): readonly string[] {
  const outcomes = call.outcomes.map((outcome) => outcome.name);
  const contents = new Set(["Parameters", "Body", ...outcomes, ...contentsOf(call).map((content) => content.name)]);
  return [...contents].map((content) => `validate${toPascalCase(name)}${content}`);
}
