import type { SchemaId } from "../../2-normalise/api.js";
import type { Model, UnionMatch } from "../../3-analyse/model.js";
import { code } from "../print/code.js";
import type { Declaration } from "../print/declare.js";
import { doc } from "../print/jsdoc.js";
import { typeOf } from "../shapes.js";
import { expression } from "./conditions.js";
import type { Functions } from "./functions.js";
import { use } from "./lower.js";
import type { Schemas } from "./lowering.js";
import { guardedTest } from "./operations.js";
import { testsWith } from "./print-tests.js";

/** The tests of variants without a name whose tag alone does not decide. Guards and matchers call them. */
export function variantGuards(
  union: SchemaId,
  model: Model,
  schemas: Schemas,
  functions: Functions,
): readonly Declaration[] {
  const tests = testsWith(functions);
  return (model.cases.get(union) ?? []).flatMap(({ name, match }): readonly Declaration[] => {
    if (match.kind !== "variant" || match.validator === undefined || model.names.has(match.variant)) return [];
    const rule = use(match.variant, schemas);
    const test = functions.isRecursive(rule)
      ? guardedTest(tests.predicate(rule))
      : expression(tests.test(rule, code`value`));
    return [
      {
        kind: "function",
        name: match.validator,
        doc: doc({
          summary: `Whether a value is valid as the variant \`${name}\` of \`${model.names.get(union)?.type}\`.`,
        }),
        parameters: [{ name: "value", type: code`unknown` }],
        returns: code`value is ${typeOf(match.shape, model)}`,
        body: code`return ${test};`,
      },
    ];
  });
}

/** The names of all such tests. */
export function variantGuardNames(model: Model): readonly string[] {
  return [...model.cases.values()].flat().flatMap(({ match }) => validatorOf(match) ?? []);
}

/** The names of such tests for the variants of one union. */
export function variantGuardNamesOf(union: SchemaId, { cases, names }: Model): readonly string[] {
  return (cases.get(union) ?? []).flatMap(({ match }) =>
    match.kind === "variant" && names.has(match.variant) ? [] : (validatorOf(match) ?? []),
  );
}

function validatorOf(match: UnionMatch): string | undefined {
  return match.kind === "variant" ? match.validator : undefined;
}
