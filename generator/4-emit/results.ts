import { type Call, soleContent } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { type Code, code, group, ifBroken, indent, join, line, softLine } from "./print/code.js";
import { imported } from "./print/identifiers.js";
import { contentType } from "./requests.js";
import { runtime } from "./validators/runtime.js";

/**
 * What calling an operation can give, as a union: a case for each status of the contract, one for all other statuses,
 * and one for bodies that are not the JSON the contract promises.
 */
export function resultType({ outcomes }: Call, model: Model): Code {
  const listed = outcomes.map((outcome) => {
    const content = soleContent(outcome.contents);
    const type = content === undefined ? code`undefined` : contentType(content, model);
    return code`${caseOf(outcome.ok ? "Success" : "Failure")}<${outcome.key}, ${type}>`;
  });
  const statuses =
    outcomes.length === 0
      ? code`never`
      : join(
          code` | `,
          outcomes.map(({ key }) => code`${key}`),
        );
  const promising = outcomes.some(({ contents }) => contents.length > 0);
  const cases = [...listed, code`${caseOf("Unlisted")}<${statuses}>`, ...(promising ? [caseOf("Unreadable")] : [])];
  return group(indent(softLine, ifBroken(code`| `), join(code`${line}| `, cases)));
}

function caseOf(name: "Success" | "Failure" | "Unlisted" | "Unreadable"): Code {
  return imported(name, runtime("result"), { type: true });
}
