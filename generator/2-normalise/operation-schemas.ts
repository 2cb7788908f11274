import type { Direction, MediaType, Operation, SchemaId } from "./api.js";

/** A schema that an operation applies to what is sent, or to what comes back. */
export interface OperationSchema {
  readonly id: SchemaId;
  readonly direction: Direction;
}

/**
 * An operation with other schemas in the place of its own. This is the one walk over all that an operation sends and
 * receives: what it leaves out, no direction, no copy and no shape is made for.
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

/** The schemas of an operation, in the order of the document: not those that these apply in turn. */
export function schemasOf(operation: Operation): readonly OperationSchema[] {
  const schemas: OperationSchema[] = [];
  replaceSchemas(operation, (id, direction) => {
    schemas.push({ id, direction });
    return id;
  });
  return schemas;
}
