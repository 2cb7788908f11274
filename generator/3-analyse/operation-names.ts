import type { Api, Operation } from "../2-normalise/api.js";
import type { OperationName } from "./model.js";
import type { Nameable, NameTable } from "./name-table.js";
import { isIdentifierName, toCamelCase, toPascalCase } from "./words.js";

/**
 * Names for every operation: its operationId as it is where that is an identifier, else as one (`shares:update` is
 * `sharesUpdate`), else made of method and path. Schemas have chosen before: an operation that would take the name of
 * something made for one (`validateAddress`) gives way.
 */
export function operationNamesOf(api: Api, table: NameTable): ReadonlyMap<Operation, OperationName> {
  const things = api.operations.map((operation): Thing => {
    const { operationId, method, path } = operation;
    const place = { operation, suffix: "Operation", key: `${method} ${path.value}` };
    if (operationId === undefined) {
      const wanted = nameOfPlace(operation);
      return { ...place, written: wanted, wanted, at: path.keyAt };
    }
    const written = operationId.value;
    return {
      ...place,
      written,
      wanted: isIdentifierName(written) ? written : toCamelCase(written),
      at: operationId.at,
    };
  });
  const functions = table.distinct(things, validatorsOf);
  return new Map(
    things.map((thing) => {
      const name = functions.get(thing);
      if (name === undefined) throw new Error(`${thing.key} got no name`);
      return [
        thing.operation,
        { function: name, request: typeOf(thing, name, "Request"), result: typeOf(thing, name, "Result") },
      ];
    }),
  );

  /** A schema may well be called `UpdateShareRequest`: then this is the `UpdateShareOperationRequest`. */
  function typeOf(thing: Thing, name: string, part: "Request" | "Result"): string {
    const stem = toPascalCase(name);
    const [wanted, otherwise] = [`${stem}${part}`, `${stem}Operation${part}`];
    const free = [wanted, otherwise].find((candidate) => table.isFree(candidate)) ?? wanted;
    return table.one({ ...thing, written: name, wanted: free, suffix: "" });
  }
}

interface Thing extends Nameable {
  readonly operation: Operation;
}

/** `PATCH /api/shares/{id}` is `patchApiSharesById`. */
function nameOfPlace({ method, path }: Operation): string {
  const words = path.value.split("/").map((segment) => segment.replace(/\{([^}]*)\}/g, " by $1 "));
  const place = toPascalCase(words.join(" "));
  return toCamelCase(`${method} ${place === "_" ? "root" : place}`);
}

/** What is made for an operation beside its types: the validators of its parameters, and of bodies without a name. */
function validatorsOf(name: string, { operation }: Thing): readonly string[] {
  const parts = ["Parameters", "Body", ...operation.responses.map(({ status }) => `Response${status}`)];
  return parts.map((part) => `validate${toPascalCase(name)}${part}`);
}
