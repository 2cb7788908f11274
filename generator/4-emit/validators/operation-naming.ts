import type { SchemaId } from "../../2-normalise/api.js";
import { copySuffixOf, locationOf } from "../../2-normalise/locations.js";
import { callOf, contentsOf, groupsOf } from "../../3-analyse/calls.js";
import type { Model } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import { toPascalCase } from "../../3-analyse/words.js";
import type { OperationNaming } from "./functions.js";
import { idOf } from "./operations.js";
import { createPathNames } from "./path-names.js";

/**
 * The names that functions of operations are made of. An inline parameter goes by its name and not by its index, which
 * changes when another parameter is added.
 */
export function operationNaming(model: Model): OperationNaming {
  const pathName = createPathNames([], { schemas: new Map(), unions: new Map() });
  const owners = [...model.calls.values()].flatMap(({ parameters }) =>
    parameters.flatMap(({ schema, name, in: location }) => {
      if (schema === undefined) return [];
      const schemaLocation = locationOf(schema);
      const parent = inlineParameter.exec(schemaLocation)?.[1];
      if (parent === undefined) return [];
      const owner = pathName(parent as SchemaId, "short") + toPascalCase(location) + toPascalCase(name);
      return [{ location: schemaLocation, copySuffix: copySuffixOf(schema), name: owner }];
    }),
  );
  const ids = model.api.operations.flatMap((operation) => {
    const name = toPascalCase(operationName(model, operation).function);
    const call = callOf(model, operation);
    const validated = [
      ...(call.parameters.length > 0 ? ["Parameters"] : []),
      ...contentsOf(call).map((content) => content.name),
    ];
    const groups = groupsOf(call).map((group) => group.name);
    const parameters = call.parameters.map((parameter) => [parameter.group, parameter.name]);
    return [...[...validated, ...groups].map((each) => [each]), ...parameters].map((path) => idOf([name, ...path]));
  });
  return { owners, ids };
}

/** The location of the schema of an inline parameter. The group is the location of the operation or path. */
const inlineParameter = /^(.*)\/parameters\/\d+\/schema$/;
