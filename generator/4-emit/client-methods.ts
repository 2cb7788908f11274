import type { Operation } from "../2-normalise/api.js";
import { type Call, callOf } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { clientModule, clientNames } from "./client.js";
import { moduleDoc } from "./documentation.js";
import { parameterRule } from "./parameter-rules.js";
import { byPath, isPathOfOpenapiFetch } from "./paths.js";
import { block, callArguments, code } from "./print/code.js";
import { identifier, imported, type ModuleRef, propertyKey } from "./print/identifiers.js";
import { doc } from "./print/jsdoc.js";
import { type PrintedModule, printModule } from "./print/module.js";
import { serializersLiteral } from "./serializers.js";
import { runtime } from "./validators/runtime.js";

/**
 * The module of a function that makes the methods of openapi-fetch write parameters by the rules of the contract. None
 * where openapi-fetch writes all of them so by itself.
 */
export function emitClientMethods(model: Model): PrintedModule | undefined {
  const { api } = model;
  const operations = api.operations.filter((operation) => needsSerializers(operation, callOf(model, operation)));
  if (operations.length === 0) return undefined;
  const { client, withParameters } = clientNames(model);
  const type = imported(client, clientModule(model), { type: true });
  const paths = [...byPath(operations)].map(([path, ofPath]) => {
    const methods = ofPath.flatMap((operation) => {
      const serializers = serializersLiteral(callOf(model, operation));
      return serializers === undefined ? [] : [code`${propertyKey(operation.method)}: ${serializers},`];
    });
    return code`${path}: ${block(methods)},`;
  });
  const values = callArguments([code`client`, block(paths)]);
  return printModule({
    path: clientMethodsModule(model).path,
    header: moduleDoc(`How the methods of openapi-fetch write the parameters of ${api.info.title}.`),
    declarations: [
      {
        kind: "function",
        name: withParameters,
        doc: doc({
          summary:
            "Returns the same client, except that its methods of openapi-fetch, such as `client.GET`, write parameters by the rules of the contract.",
          details:
            "Cookies are sent too. The functions of operations need no such client: each has its own rules, and a bundle without this function has only those of the operations that it calls.",
        }),
        parameters: [{ name: "client", type }],
        returns: identifier(client),
        body: code`return ${imported("withSerializers", runtime("parameters/client-methods"))}${values};`,
      },
    ],
  });
}

/** The module that holds the function. */
export function clientMethodsModule(model: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${model.api.name}/client-methods.ts` };
}

/** Whether openapi-fetch can be called with the path, and does not write each parameter as the contract says. */
function needsSerializers(operation: Operation, call: Call): boolean {
  const isOther = call.parameters.some(
    (parameter) =>
      parameter.group === "cookies" ||
      parameter.group === "querystring" ||
      parameterRule(parameter) !== undefined ||
      // It does not encode names.
      (parameter.group === "query" && encodeURIComponent(parameter.name) !== parameter.name),
  );
  return isOther && isPathOfOpenapiFetch(operation, call);
}
