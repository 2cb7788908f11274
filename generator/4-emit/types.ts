import type { SchemaId } from "../2-normalise/api.js";
import { nameInContract } from "../2-normalise/copies.js";
import type { Model } from "../3-analyse/model.js";
import { copyNote, moduleDoc, schemaDoc } from "./documentation.js";
import type { Declaration } from "./print/declare.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { indexSignature, propertiesOf, typeOf, typesModule } from "./shapes.js";

/**
 * The module of types: an interface for each named schema that is an object with properties, and a type alias for each
 * other named schema, in the order of the contract.
 */
export function emitTypes(model: Model): PrintedModule {
  return printModule({
    path: typesModule(model).path,
    header: moduleDoc(`The types of ${model.api.info.title}.`),
    declarations: [...model.api.named.keys()].map((id) => typeDeclaration(id, model)),
  });
}

/** The type of a schema with a name. */
export function typeDeclaration(id: SchemaId, model: Model): Declaration {
  const name = model.names.get(id)?.type;
  const shape = model.shapes.get(id);
  if (name === undefined || shape === undefined)
    throw new Error(`${id} has no name or no shape: analysis must cover every named schema`);
  const documentation = schemaDoc(id, nameInContract(model.api, id) ?? name, model, copyNote(id, model));
  if (shape.kind !== "object" || shape.properties.length === 0) {
    return { kind: "type", name, doc: documentation, type: typeOf(shape, model) };
  }
  return {
    kind: "interface",
    name,
    doc: documentation,
    properties: propertiesOf(shape.properties, model),
    index: indexSignature(shape, model),
  };
}
