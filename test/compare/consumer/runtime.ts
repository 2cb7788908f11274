import type { Model } from "../../../generator/3-analyse/model.js";
import { code } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { type, value } from "./names.js";

/** Uses what every API exports, whatever its contract says. */
export function runtimeUse(model: Model): readonly Declaration[] {
  return [errorUse(model), ...(model.api.operations.length > 0 ? [clientUse(model)] : [])];
}

function errorUse(model: Model): Declaration {
  return {
    kind: "function",
    name: "tellError",
    parameters: [{ name: "error", type: code`unknown` }],
    returns: code`string`,
    body: code`
      if (!${value("isValidationError", model)}(error)) return String(error);
      const first: ${type("Issue", model)} | undefined = error.issues[0];
      const ours: boolean = error instanceof ${value("ValidationError", model)};
      return first === undefined || !ours ? error.subject : first.message;`,
  };
}

function clientUse(model: Model): Declaration {
  const parameters = (["Validation", "ValidationSettings", "Token"] as const).map((name) => ({
    name: `given${name}`,
    type: type(name, model),
  }));
  const status = type("HttpStatus", model);
  const results = code`${type("Success", model)}<200, string> | ${type("Failure", model)}<404, string> | ${type("Unlisted", model)}<200 | 404> | ${type("Unreadable", model)}`;
  return {
    kind: "function",
    name: "tellResult",
    parameters: [...parameters, { name: "result", type: results }],
    returns: code`${status} | "unreadable"`,
    body: code`
      const settings: ${type("ValidationSettings", model)} = { request: givenValidation, ...givenValidationSettings };
      void [settings, givenToken];
      return result.status;`,
  };
}
