import type { Model } from "../../3-analyse/model.js";
import { validatorsModule } from "../contents.js";
import { moduleDoc } from "../documentation.js";
import { type PrintedModule, printModule } from "../print/module.js";
import { compileValidators } from "./validators.js";

/**
 * Prints the validators of an API, `src/<api>/validators.ts`: `isX`, `validateX`, `parseX` and `XSchema` for every
 * named schema, and the validators that operations need for schemas without a name. A test returns true or false; only
 * if it returns false does an explanation look at the value again, and lists the issues.
 */
export function emitValidators(model: Model): PrintedModule {
  const { api, names } = model;
  const module = validatorsModule(model);
  const validators = compileValidators(model, () => ({ of: () => module, shared: module }));
  return printModule({
    path: module.path,
    header: validatorsDoc(model),
    declarations: [
      ...[...names.keys()].flatMap((id) => validators.ofSchema(id)),
      ...[...validators.outlined].flatMap((id) => validators.ofOutlined(id)),
      ...api.operations.flatMap((operation) => validators.ofOperation(operation)),
      ...validators.shared(),
    ],
  });
}

/** The comment at the top of a module of validators. */
export function validatorsDoc({ api }: Model) {
  return moduleDoc(
    `Validators compiled from the contract of ${api.info.title}. They accept exactly what its schemas accept, and never change a value.`,
  );
}
