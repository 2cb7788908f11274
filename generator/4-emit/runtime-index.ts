import type { Model } from "../3-analyse/model.js";
import { moduleDoc } from "./documentation.js";
import type { Declaration, ReexportedName } from "./print/declare.js";
import { type PrintedModule, printModule } from "./print/module.js";

/**
 * The module `./runtime` of the package: what all its APIs share and people import. Names of contracts are in the modules
 * of the APIs, so that no name here hides one there.
 */
export function emitRuntimeIndex(models: readonly Model[]): PrintedModule {
  const isCalled = models.some(({ api }) => api.operations.length > 0);
  return printModule({
    path: "src/runtime/index.ts",
    header: moduleDoc("What every API of this package shares: errors, results, settings of calls."),
    declarations: [...validating, ...(isCalled ? calling : [])].map(
      ({ module, types = [], values = [] }): Declaration => ({
        kind: "reexport",
        from:
          module === "openapi-fetch"
            ? { kind: "package", name: module }
            : { kind: "file", path: `src/runtime/${module}.ts` },
        names: [...types.map(type), ...values.map(value)],
      }),
    ),
  });
}

interface Exports {
  readonly module: string;
  readonly types?: readonly string[];
  readonly values?: readonly string[];
}

const validating: readonly Exports[] = [
  { module: "standard-schema", types: ["StandardSchemaV1"] },
  {
    module: "validation",
    types: ["Issue", "ValidationResult", "Validator"],
    values: ["ValidationError", "isValidationError"],
  },
];

const calling: readonly Exports[] = [
  { module: "call", types: ["CallOptions", "Fetch", "Validation", "ValidationSettings"] },
  { module: "client", types: ["ClientOptions"] },
  { module: "contents", types: ["BinaryBody", "MultipartBody", "UrlencodedBody"] },
  { module: "or-throw", values: ["ApiError", "isApiError", "orThrow"] },
  { module: "resilience/retry", types: ["RetrySettings"], values: ["withRetry"] },
  { module: "resilience/timeout", types: ["TimeoutSettings"], values: ["withTimeout"] },
  { module: "result", types: ["Failure", "ResponseHeaders", "Success", "Unexpected", "UnexpectedAnswer"] },
  { module: "security", types: ["BasicCredential", "CredentialSource"] },
  { module: "streams/event-stream", types: ["ServerSentEvent"] },
  { module: "streams/unreadable-item-error", values: ["UnreadableItemError"] },
  { module: "openapi-fetch", types: ["Middleware"] },
];

function type(name: string): ReexportedName {
  return { name, type: true };
}

function value(name: string): ReexportedName {
  return { name, type: false };
}
