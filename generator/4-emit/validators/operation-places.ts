import type { SchemaId } from "../../2-normalise/api.js";
import { copySuffixOf, locationOf } from "../../2-normalise/locations.js";
import { callOf, contentsOf, groupsOf } from "../../3-analyse/calls.js";
import type { Model } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import { toPascalCase } from "../../3-analyse/words.js";
import type { OperationPlaces } from "./functions.js";
import { idOf } from "./operations.js";
import { createPathNames } from "./path-names.js";

/**
 * What functions are called after in operations. A parameter that is described in place is known by its name and not
 * by its number, which changes as others come and go.
 */
export function operationPlaces(model: Model): OperationPlaces {
  const pathName = createPathNames([], { schemas: new Map(), unions: new Map() });
  const owners = [...model.calls.values()].flatMap(({ parameters }) =>
    parameters.flatMap(({ schema, name, in: place }) => {
      const location = locationOf(schema);
      const around = listed.exec(location)?.[1];
      if (around === undefined) return [];
      const owner = pathName(around as SchemaId, "short") + toPascalCase(place) + toPascalCase(name);
      return [{ location, mark: copySuffixOf(schema), name: owner }];
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

/** The schema of a parameter in a list of them. */
const listed = /^(.*)\/parameters\/\d+\/schema$/;
