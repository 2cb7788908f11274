import type { Api, Operation, OperationId } from "../2-normalise/api.js";
import { type Call, type Calls, callOf, contentsOf } from "./calls.js";
import type { OperationName } from "./model.js";
import { functionNames } from "./name-candidates.js";
import type { Nameable, NameTable } from "./name-table.js";
import { resolve } from "./references.js";
import { capitalised, hasWords, toCamelCase, toPascalCase } from "./words.js";

/**
 * Assigns a name to the function of every operation: its operationId, in camel case if it is no identifier
 * (`shares:update` is `sharesUpdate`); without one, a name made of method and path.
 */
export function functionNamesOf(api: Api, calls: Calls, table: NameTable): ReadonlyMap<OperationId, string> {
  const names = table.assignDistinct(api.operations.map(namedOperation), (name, { operation }) =>
    validatorNames(name, callOf({ calls }, operation), api),
  );
  return new Map([...names].map(([{ operation }, name]) => [operation.id, name]));
}

/** The names of every operation: of its function, and of the types generated for it. */
export function operationNamesOf(
  api: Api,
  functions: ReadonlyMap<OperationId, string>,
  table: NameTable,
): ReadonlyMap<OperationId, OperationName> {
  // Sorted, since the order of the document must make no difference.
  const named = new Map(
    api.operations
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((operation) => {
        const name = functions.get(operation.id);
        if (name === undefined) throw new Error(`${operation.id} got no name`);
        const typeOf = (part: "Request" | "Result"): string => {
          const { key, at } = namedOperation(operation);
          const stem = toPascalCase(name);
          // Contracts often have a schema of that name. Beside a schema `UpdateShareRequest`, the type of the operation is `UpdateShareOperationRequest`.
          const candidates = [`${stem}${part}`, `${capitalised(name)}${part}`, `${stem}Operation${part}`];
          const subject = `the ${part.toLowerCase()} of \`${name}\``;
          return table.assign({ subject, candidates, origin: "unexpected", written: undefined, key, at });
        };
        return [operation.id, { function: name, request: typeOf("Request"), result: typeOf("Result") }];
      }),
  );
  return new Map(api.operations.map(({ id }) => [id, named.get(id) as OperationName]));
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

function namedOperation(operation: Operation): NamedOperation {
  const { operationId, chosenName, method, path } = operation;
  const written = operationId !== undefined && hasWords(operationId.value) ? operationId.value : undefined;
  const candidates = functionNames(written ?? nameFromPath(operation));
  const subject = `the operation \`${written ?? `${method.toUpperCase()} ${path.value}`}\``;
  const common = { operation, subject, key: `${method} ${path.value}` };
  if (chosenName !== undefined) {
    const { value, at } = chosenName;
    return { ...common, candidates: [value, ...candidates], origin: "chosen", written: value, at };
  }
  return { ...common, candidates, origin: "contract", written, at: operationId?.at ?? path.keyAt };
}

/** `PATCH /api/shares/{id}` becomes `patchApiSharesById`. */
function nameFromPath({ method, path }: Operation): string {
  const words = path.value.split("/").map((segment) => segment.replace(/\{([^}]*)\}/g, " by $1 "));
  const location = toPascalCase(words.join(" "));
  return toCamelCase(`${method} ${location === "_" ? "root" : location}`);
}

/** The names of the validators that are generated for an operation: of its parameters, and of bodies without a name. */
function validatorNames(name: string, call: Call, api: Api): readonly string[] {
  const own = contentsOf(call).filter((content) => {
    const schema = "item" in content ? content.item.schema : content.schema;
    return schema !== undefined && !api.named.has(resolve(api, schema));
  });
  const contents = [...(call.parameters.length > 0 ? ["Parameters"] : []), ...own.map((content) => content.name)];
  return contents.map((content) => `validate${toPascalCase(name)}${content}`);
}
