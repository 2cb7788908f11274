import type { Direction, Header, MediaType, Operation, Parameter, SchemaId } from "./api.js";

/** A schema of something that an operation sends or receives. */
export interface OperationSchema extends SchemaUse {
  readonly id: SchemaId;
}

export interface SchemaUse {
  readonly direction: Direction;
  readonly as:
    | "value"
    /** A style writes it as text. */
    | "text"
    /** Its properties are the parts of a multipart body that is sent. */
    | "multipart";
}

/**
 * An operation with other schemas in the place of its own. This is the one walk over the schemas of an operation: a
 * schema that it leaves out has no direction, no copy for a direction, and no shape.
 */
export function replaceSchemas(
  operation: Operation,
  replacementOf: (id: SchemaId, use: SchemaUse) => SchemaId,
): Operation {
  const { parameters, requestBody, responses } = operation;
  const content = (mediaTypes: readonly MediaType[], direction: Direction) =>
    mediaTypes.map((each) => {
      const as = direction === "request" && each.codec === "multipart" ? "multipart" : "value";
      return {
        ...each,
        schema: each.schema && replacementOf(each.schema, { direction, as }),
        itemSchema: each.itemSchema && replacementOf(each.itemSchema, { direction, as: "value" }),
      };
    });
  const parameter = (each: Parameter) => {
    const { kind } = each.serialization;
    const as = kind === "style" && !each.serialization.allowEmptyValue ? "text" : "value";
    return { ...each, schema: each.schema && replacementOf(each.schema, { direction: "request", as }) };
  };
  const header = (each: Header) => ({
    ...each,
    schema: each.schema && replacementOf(each.schema, { direction: "response", as: "value" }),
  });
  return {
    ...operation,
    parameters: parameters.map(parameter),
    requestBody: requestBody && { ...requestBody, content: content(requestBody.content, "request") },
    responses: responses.map((each) => ({
      ...each,
      headers: each.headers.map(header),
      content: content(each.content, "response"),
    })),
  };
}

/** The schemas of an operation: of its parameters, its body and its responses. Those inside other schemas are left out. */
export function schemasOf(operation: Operation): readonly OperationSchema[] {
  const schemas: OperationSchema[] = [];
  replaceSchemas(operation, (id, use) => {
    schemas.push({ id, ...use });
    return id;
  });
  return schemas;
}
