import type { Direction, MediaType, Operation, SchemaId } from "./api.js";

/** A schema of something that an operation sends or receives. */
export interface OperationSchema {
  readonly id: SchemaId;
  readonly direction: Direction;
}

/**
 * An operation with other schemas in the place of its own. This is the one walk over the schemas of an operation: a
 * schema that it leaves out has no direction, no copy for a direction, and no shape.
 */
export function replaceSchemas(
  operation: Operation,
  replacementOf: (id: SchemaId, direction: Direction) => SchemaId,
): Operation {
  const { parameters, requestBody, responses } = operation;
  const content = (mediaTypes: readonly MediaType[], direction: Direction) =>
    mediaTypes.map((each) => ({ ...each, schema: each.schema && replacementOf(each.schema, direction) }));
  return {
    ...operation,
    parameters: parameters.map((each) => ({ ...each, schema: replacementOf(each.schema, "request") })),
    requestBody: requestBody && { ...requestBody, content: content(requestBody.content, "request") },
    responses: responses.map((each) => ({ ...each, content: content(each.content, "response") })),
  };
}

/** The schemas of an operation: of its parameters, its body and its responses. Those inside other schemas are left out. */
export function schemasOf(operation: Operation): readonly OperationSchema[] {
  const schemas: OperationSchema[] = [];
  replaceSchemas(operation, (id, direction) => {
    schemas.push({ id, direction });
    return id;
  });
  return schemas;
}
