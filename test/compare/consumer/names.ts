import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model, Shape } from "../../../generator/3-analyse/model.js";
import type { Code } from "../../../generator/4-emit/print/code.js";
import { importOf, sequence } from "../../../generator/4-emit/print/document.js";
import { imported, type ModuleRef } from "../../../generator/4-emit/print/identifiers.js";
import * as shapes from "../../../generator/4-emit/shapes.js";

/** A value that the API exports. */
export function value(name: string, model: Model): Code {
  return imported(name, index(model));
}

/** A type that the API exports. */
export function type(name: string, model: Model): Code {
  return imported(name, index(model), { type: true });
}

/** The type of a schema that has a name. */
export function namedType(id: SchemaId, model: Model): Code {
  return throughIndex(shapes.referenceTo(id, model), model);
}

/** A shape as a type; named schemas are imported as people import them. */
export function typeOf(shape: Shape, model: Model): Code {
  return throughIndex(shapes.typeOf(shape, model), model);
}

/** What is said of a schema where it is used: its name, if it has one. */
export function shapeOf(id: SchemaId, model: Model): Shape {
  return model.names.has(id) ? { kind: "reference", id } : declaredShape(id, model);
}

/** What a schema is declared as. */
export function declaredShape(id: SchemaId, model: Model): Shape {
  const shape = model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every schema`);
  return shape;
}

/** A value that all APIs of a package share. */
export function sharedValue(name: string): Code {
  return imported(name, runtimeIndex);
}

/** A type that all APIs of a package share. */
export function sharedType(name: string): Code {
  return imported(name, runtimeIndex, { type: true });
}

function index({ api }: Model): ModuleRef {
  return { kind: "file", path: `src/${api.name}/index.ts` };
}

const runtimeIndex: ModuleRef = { kind: "file", path: "src/runtime/index.ts" };

/** The package exports the index of an API and that of its runtime, and none of their other modules. */
export function throughIndex(code: Code, model: Model): Code {
  switch (code.kind) {
    case "import": {
      const { from } = code.imported;
      if (from.kind === "global") return code;
      const isShared = from.kind === "file" && from.path.startsWith("src/runtime/");
      return importOf({ ...code.imported, from: isShared ? runtimeIndex : index(model) });
    }
    case "sequence":
      return sequence(code.items.map((part) => throughIndex(part, model)));
    case "fill":
      return { ...code, items: code.items.map((item) => throughIndex(item, model)) };
    case "group":
    case "indent":
    case "ifBroken":
      return { ...code, content: throughIndex(code.content, model) };
    case "text":
    case "line":
      return code;
    default:
      return code satisfies never;
  }
}
