import type { SchemaId } from "../../2-normalise/api.js";
import { copyMarkOf, locationOf } from "../../2-normalise/locations.js";
import type { Model } from "../../3-analyse/model.js";
import { toPascalCase } from "../../3-analyse/words.js";
import type { OperationPlaces } from "./functions.js";
import { groups, idOf, operationName } from "./operations.js";
import { createPathNames } from "./path-names.js";

/**
 * What functions are called after in operations. A parameter that is described in place is known by its name and not
 * by its number, which changes as others come and go.
 */
export function operationPlaces(model: Model): OperationPlaces {
  const pathName = createPathNames([], { schemas: new Map(), unions: new Map() });
  const owners = model.api.operations.flatMap(({ parameters }) =>
    parameters.flatMap(({ schema, name, in: place }) => {
      const location = locationOf(schema);
      const around = listed.exec(location)?.[1];
      if (around === undefined) return [];
      const owner = pathName(around as SchemaId, "short") + toPascalCase(place) + toPascalCase(name);
      return [{ location, mark: copyMarkOf(schema), name: owner }];
    }),
  );
  const ids = model.api.operations.flatMap((operation) => {
    const name = toPascalCase(operationName(operation, model).function);
    const parts = [
      ...(operation.parameters.length > 0 ? ["Parameters"] : []),
      ...(operation.requestBody ? ["Body"] : []),
      ...operation.responses.flatMap(({ status, content }) => (content ? [`Response${status}`] : [])),
    ];
    const parameters = operation.parameters.map((each) => [groups[each.in], each.name]);
    const used = Object.values(groups).filter((group) => parameters.some(([each]) => each === group));
    return [...parts.map((part) => [part]), ...used.map((group) => [group]), ...parameters].map((path) =>
      idOf([name, ...path]),
    );
  });
  return { owners, ids };
}

/** The schema of a parameter in a list of them. */
const listed = /^(.*)\/parameters\/\d+\/schema$/;
