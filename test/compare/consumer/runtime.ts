import type { Model } from "../../../generator/3-analyse/model.js";
import { code } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { sharedType, sharedValue } from "./names.js";

/** Uses what every package exports, whatever its contracts say. */
export function runtimeUse(model: Model): readonly Declaration[] {
  return [errorUse(), ...(model.api.operations.length > 0 ? [resultUse()] : [])];
}

function errorUse(): Declaration {
  return {
    kind: "function",
    name: "describeError",
    parameters: [{ name: "error", type: code`unknown` }],
    returns: code`string`,
    body: code`
      if (!${sharedValue("isValidationError")}(error)) return String(error);
      const first: ${sharedType("Issue")} | undefined = error.issues[0];
      const ours: boolean = error instanceof ${sharedValue("ValidationError")};
      return first === undefined || !ours ? error.subject : first.message;`,
  };
}

function resultUse(): Declaration {
  const result = code`${sharedType("Success")}<200, string> | ${sharedType("Failure")}<404, string> | ${sharedType("Unexpected")}`;
  return {
    kind: "function",
    async: true,
    name: "describeResult",
    parameters: [
      { name: "validation", type: sharedType("Validation") },
      { name: "settings", type: sharedType("ValidationSettings") },
      { name: "result", type: result },
    ],
    returns: code`Promise<200 | 404 | undefined>`,
    body: code`
      const both: ${sharedType("ValidationSettings")} = { request: validation, ...settings };
      const options: ${sharedType("CallOptions")} = { validate: both };
      const data: string = await ${sharedValue("orThrow")}(Promise.resolve(result));
      void [options, data];
      return result.status;`,
  };
}
