import type { ObjectNode } from "../1-load/tree.js";
import { readRequestBody } from "./bodies.js";
import { checkComponentNames } from "./component-names.js";
import { checkMediaType } from "./contents.js";
import { readExample } from "./examples.js";
import { readHeader } from "./headers.js";
import { readLinks } from "./links.js";
import { readParameter } from "./parameters.js";
import { type FieldsOf, ignored, optional, readFields, since } from "./reader.js";
import type { Reading } from "./reading.js";
import { readResponse } from "./responses.js";
import { entriesOf, type KeyedNode, type SourceNode } from "./source-nodes.js";

const componentsFields = {
  schemas: optional("object"),
  responses: optional("object"),
  parameters: optional("object"),
  examples: optional("object"),
  requestBodies: optional("object"),
  headers: optional("object"),
  securitySchemes: optional("object"),
  links: optional("object"),
  callbacks: ignored("it describes calls that the service makes"),
  pathItems: since("3.1", optional("object")),
  mediaTypes: since("3.2", optional("object")),
};

export type ComponentsFields = FieldsOf<typeof componentsFields>;

/** Reads the Components Object (OAS 3.0 §4.7.7, 3.1 §4.8.7), and nothing in its sections. */
export function readSections(components: SourceNode | undefined, reading: Reading): ComponentsFields {
  return (components && readFields(components, "Components Object", componentsFields, reading)) ?? {};
}

/**
 * Reads every component, whether it is used or not. Puts the schemas into the queue in the order of the document.
 * `security.ts` reads `securitySchemes`, and `paths.ts` the path items.
 */
export function readComponents(components: SourceNode | undefined, fields: ComponentsFields, reading: Reading): void {
  if (components !== undefined) checkComponentNames(components, reading);
  for (const schema of sectionOf(fields.schemas)) reading.schemas.add(schema);
  for (const parameter of sectionOf(fields.parameters)) readParameter(parameter, reading);
  for (const body of sectionOf(fields.requestBodies)) readRequestBody(body, reading);
  for (const response of sectionOf(fields.responses)) readResponse(response, reading);
  for (const example of sectionOf(fields.examples)) readExample(example, reading);
  for (const header of sectionOf(fields.headers)) readHeader(header, reading);
  for (const mediaType of sectionOf(fields.mediaTypes)) checkMediaType(mediaType, reading);
  readLinks(fields.links, reading);
}

function sectionOf(section: SourceNode<ObjectNode> | undefined): readonly KeyedNode[] {
  return section === undefined ? [] : entriesOf(section);
}
