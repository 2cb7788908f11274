import type { Api, Operation, OperationId } from "../2-normalise/api.js";
import { type Call, type Calls, callOf } from "./calls.js";
import type { OperationName } from "./model.js";
import type { Nameable, NameTable } from "./name-table.js";
import { isIdentifierName, toCamelCase, toPascalCase } from "./words.js";

/**
 * Names for every operation: its operationId as it is where that is an identifier, else as one (`shares:update` is
 * `sharesUpdate`), else made of method and path. Schemas have chosen before: an operation that would take the name of
 * something made for one (`validateAddress`) gives way.
 */
export function operationNamesOf(api: Api, calls: Calls, table: NameTable): ReadonlyMap<OperationId, OperationName> {
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
  const functions = table.distinct(things, (name, { operation }) => validatorsOf(name, callOf({ calls }, operation)));
  return new Map(
    things.map((thing) => {
      const name = functions.get(thing);
      if (name === undefined) throw new Error(`${thing.key} got no name`);
      return [
        thing.operation.id,
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

/** The names of an operation. Throws where there are none: naming must cover every operation. */
export function operationName(
  { operationNames }: { readonly operationNames: ReadonlyMap<OperationId, OperationName> },
  { id }: Operation,
): OperationName {
  const names = operationNames.get(id);
  if (names === undefined) throw new Error(`${id} has no name: naming must cover every operation`);
  return names;
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

/** The names of the validators that an operation may need: of its parameters, and of bodies without a name. */
function validatorsOf(name: string, { outcomes }: Call): readonly string[] {
  const contents = ["Parameters", "Body", ...outcomes.map((outcome) => outcome.name)];
  return contents.map((content) => `validate${toPascalCase(name)}${content}`);
}
