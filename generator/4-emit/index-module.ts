import type { Model, TypeName } from "../3-analyse/model.js";
import { clientModule } from "./client.js";
import { clientMethodsModule } from "./client-methods.js";
import { validatorsModule } from "./contents.js";
import { moduleDoc } from "./documentation.js";
import { enumsModule } from "./enums.js";
import { operationsModule } from "./operations.js";
import type { Parts } from "./parts/emit-parts.js";
import type { Declaration, ReexportedName } from "./print/declare.js";
import type { ModuleRef } from "./print/identifiers.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { typesModule } from "./shapes.js";

/**
 * The module that people import; `printed` is what there is of the API so far. What the API's modules share with each
 * other only is left out.
 */
export function emitIndex(model: Model, printed: readonly PrintedModule[], parts?: Parts): PrintedModule {
  const { api } = model;
  const own: readonly Reexport[] = [
    ...schemaModules(model, parts),
    reexport({ kind: "file", path: `src/${api.name}/unions.ts` }, "all"),
    reexport(enumsModule(model), "all"),
    reexport({ kind: "file", path: `src/${api.name}/paths.ts` }, api.operations.length > 0 ? [type("paths")] : []),
    reexport(operationsModule(model), "all"),
    reexport({ kind: "file", path: `src/${api.name}/caller.ts` }, "all"),
    reexport(clientModule(model), "all"),
    reexport(clientMethodsModule(model), "all"),
  ].filter(({ from }) => printed.some(({ path }) => path === from.path));
  return printModule({
    path: `src/${api.name}/index.ts`,
    header: moduleDoc(`${api.info.title} ${api.info.version}`, api.info.description),
    declarations: own.filter(({ names }) => names.length > 0),
  });
}

/** Where they are split, these modules hold nothing but re-exports of what people import. */
function schemaModules(model: Model, parts: Parts | undefined): readonly Reexport[] {
  const [types, validators] = [typesModule(model), validatorsModule(model)];
  // Node would have to load each module of types, which are empty.
  if (parts !== undefined) return [reexport(types, "all types"), reexport(validators, "all")];
  return [
    reexport(types, model.names.size > 0 ? "all" : []),
    reexport(validators, [...model.names.values()].flatMap(validatorsOf)),
  ];
}

function validatorsOf({ is, validate, parse, schema }: TypeName): readonly ReexportedName[] {
  return [is, validate, parse, schema].map(value);
}

type File = ModuleRef & { readonly kind: "file" };
type Reexport = Extract<Declaration, { readonly kind: "reexport" }> & { readonly from: File };

function reexport(from: File, names: Reexport["names"]): Reexport {
  return { kind: "reexport", from, names };
}

function type(name: string): ReexportedName {
  return { name, type: true };
}

function value(name: string): ReexportedName {
  return { name, type: false };
}
