import type { Model, TypeName } from "../3-analyse/model.js";
import { clientModule } from "./client.js";
import { moduleDoc } from "./documentation.js";
import { validatorsModule } from "./operation-literals.js";
import { operationsModule } from "./operations.js";
import type { Declaration, ReexportedName } from "./print/declare.js";
import type { ModuleRef } from "./print/identifiers.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { typesModule } from "./shapes.js";

/**
 * The module that people import; `printed` is what there is of the API so far. What the API's modules share with each
 * other only is left out.
 */
export function emitIndex(model: Model, printed: readonly PrintedModule[]): PrintedModule {
  const { api } = model;
  const own: readonly Reexport[] = [
    reexport(typesModule(model), model.names.size > 0 ? "all" : []),
    reexport(validatorsModule(model), [...model.names.values()].flatMap(validators)),
    reexport({ kind: "file", path: `src/${api.name}/unions.ts` }, "all"),
    reexport({ kind: "file", path: `src/${api.name}/paths.ts` }, api.operations.length > 0 ? [type("paths")] : []),
    reexport(operationsModule(model), "all"),
    reexport(clientModule(model), "all"),
  ].filter(({ from }) => printed.some(({ path }) => path === from.path));
  return printModule({
    path: `src/${api.name}/index.ts`,
    header: moduleDoc(`${api.info.title} ${api.info.version}`, api.info.description),
    declarations: [...own, ...publicRuntime(model)].filter(({ names }) => names.length > 0),
  });
}

/** What is public of the runtime. Nothing of a contract has one of these names: naming, on the floor below, sees to that. */
function publicRuntime(model: Model): readonly Reexport[] {
  const modules = model.api.operations.length > 0 ? [...validating, ...calling] : validating;
  return modules.map(({ module, names }) => reexport(runtimeModule(module), names));
}

const validating = [
  { module: "standard-schema", names: [type("StandardSchemaV1")] },
  {
    module: "validation",
    names: [type("Issue"), type("ValidationResult"), value("ValidationError"), value("isValidationError")],
  },
];

const calling = [
  { module: "call", names: [type("Validation"), type("ValidationSettings")] },
  { module: "client", names: [type("Token")] },
  { module: "result", names: [type("Success"), type("Failure"), type("Unlisted"), type("Unreadable")] },
  { module: "status", names: [type("HttpStatus")] },
];

function runtimeModule(name: string): File {
  return { kind: "file", path: `src/runtime/${name}.ts` };
}

function validators({ is, validate, parse, schema }: TypeName): readonly ReexportedName[] {
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
