import type { JsonContent, Operation, Response } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { type Code, code, group, ifBroken, indent, join, line, softLine } from "./print/code.js";
import { imported } from "./print/identifiers.js";
import { contentType } from "./requests.js";
import { runtime } from "./validators/runtime.js";

/**
 * What calling an operation can give, as a union: a case for each status of the contract, one for all other statuses,
 * and one for bodies that are not the JSON the contract promises.
 */
export function resultType(operation: Operation, model: Model): Code {
  const { responses } = operation;
  const listed = responses.map((response) => {
    const content = contentOf(response, operation);
    const type = content === undefined ? code`undefined` : contentType(content, model);
    return code`${caseOf(isSuccess(response) ? "Success" : "Failure")}<${response.status}, ${type}>`;
  });
  const statuses =
    responses.length === 0
      ? code`never`
      : join(
          code` | `,
          responses.map(({ status }) => code`${status}`),
        );
  const promising = responses.some((response) => contentOf(response, operation) !== undefined);
  const cases = [...listed, code`${caseOf("Unlisted")}<${statuses}>`, ...(promising ? [caseOf("Unreadable")] : [])];
  return group(indent(softLine, ifBroken(code`| `), join(code`${line}| `, cases)));
}

/** What the contract promises as a body. An answer to HEAD has none, whatever it says (RFC 9110 §9.3.2). */
export function contentOf({ content }: Response, { method }: Operation): JsonContent | undefined {
  return method === "head" ? undefined : content;
}

function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300;
}

function caseOf(name: "Success" | "Failure" | "Unlisted" | "Unreadable"): Code {
  return imported(name, runtime("result"), { type: true });
}
