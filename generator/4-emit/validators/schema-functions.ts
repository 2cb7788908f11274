import type { SchemaId } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import { type Code, callArguments, code, isEmpty } from "../print/code.js";
import type { Declaration } from "../print/declare.js";
import { identifier, imported } from "../print/identifiers.js";
import { doc } from "../print/jsdoc.js";
import { typesModule } from "../shapes.js";
import type { Functions, Request } from "./functions.js";
import { guardedTest, issuesOf, validationBody } from "./operations.js";
import { printExplanation, printLeafExplanation, printNamedExplanation } from "./print-explanations.js";
import { printEvery } from "./print-items.js";
import { isConstantTest, printTest, testsWith } from "./print-tests.js";
import type { Rule } from "./program.js";
import { runtime } from "./runtime.js";

/** A function that a rule without a name needs. */
export function functionOf({ purpose, name, rule }: Request, functions: Functions): Declaration {
  const tests = testsWith(functions);
  switch (purpose) {
    case "is":
      return testOf(name, printTest(rule, functions));
    case "every":
      return {
        ...testOf(name, printEvery(rule, tests)),
        parameters: [{ name: "items", type: code`readonly unknown[]` }],
      };
    case "explain":
      return functions.isLeaf(rule)
        ? leafExplanation(name, printLeafExplanation(rule, functions, tests))
        : explanation(name, printExplanation(rule, code`path`, functions, tests));
    default:
      throw new Error(`${purpose satisfies never} is no purpose`);
  }
}

function testOf(name: string, body: Code): FunctionDeclaration {
  return { kind: "function", name, exported: false, parameters: [valueParameter], returns: code`boolean`, body };
}

/** `isX`, `validateX`, `parseX` and `XSchema` of a schema with a name, and the function that explains its issues. */
export function validatorsOfSchema(
  id: SchemaId,
  rule: Rule,
  model: Model,
  functions: Functions,
): readonly Declaration[] {
  const name = model.names.get(id);
  if (name === undefined) throw new Error(`${id} has no name: naming must cover every named schema`);
  const type = code`${imported(name.type, typesModule(model), { type: true })}`;
  const [is, explain] = [code`${identifier(name.is)}`, code`${identifier(name.explain)}`];
  const test = printTest(rule, functions);
  const guarded = functions.guarded(id);
  const value = guarded === undefined && isConstantTest(rule, functions) ? "_value" : "value";
  const issues = issuesOf(explain, guarded !== undefined);
  return [
    {
      kind: "function",
      name: name.is,
      doc: doc({ summary: `Whether a value is a valid \`${name.type}\`.` }),
      parameters: [{ ...valueParameter, name: value }],
      returns: code`${identifier(value)} is ${type}`,
      body: guarded === undefined ? test : code`return ${guardedTest(code`${identifier(guarded)}`)};`,
    },
    ...(guarded === undefined ? [] : [testOf(guarded, test)]),
    {
      kind: "function",
      name: name.validate,
      doc: doc({
        summary: `Returns \`{ value }\` if the value is a valid \`${name.type}\`, otherwise \`{ issues }\`.`,
      }),
      parameters: [valueParameter],
      returns: code`${validationResult}<${type}>`,
      body: validationBody(code`${is}(value)`, code`{ value }`, issues),
    },
    {
      kind: "function",
      name: name.parse,
      doc: doc({
        summary: `Returns the value if it is a valid \`${name.type}\`, otherwise throws a \`ValidationError\`.`,
      }),
      parameters: [valueParameter],
      returns: type,
      body: code`
        if (${is}(value)) return value;
        throw new ${imported("ValidationError", runtime("validation"))}${callArguments([code`${name.type}`, issues])};`,
    },
    {
      kind: "constant",
      name: name.schema,
      doc: doc({ summary: `\`${name.type}\` as a Standard Schema, for libraries that accept one.` }),
      type: code`${imported("StandardSchemaV1", runtime("standard-schema"), { type: true })}<${type}>`,
      value: code`{
        "~standard": { version: 1, vendor: "specmill", validate: ${identifier(name.validate)} },
      }`,
    },
    explanation(name.explain, printNamedExplanation(rule, id, functions, testsWith(functions))),
  ];
}

/** The functions of a schema without a name that must be called nevertheless, because it contains itself. */
export function outlinedFunctions(id: SchemaId, rule: Rule, functions: Functions): readonly Declaration[] {
  const { is, explain } = functions.own(id);
  const body = printNamedExplanation(rule, id, functions, testsWith(functions));
  return [testOf(is, printTest(rule, functions)), explanation(explain, body)];
}

type FunctionDeclaration = Extract<Declaration, { readonly kind: "function" }>;

const valueParameter = { name: "value", type: code`unknown` };
const validationResult = code`${imported("ValidationResult", runtime("validation"), { type: true })}`;

function explanation(name: string, body: Code): FunctionDeclaration {
  // Without statements both parameters are unused: the rule accepts every value.
  const path = { ...pathParameter, name: isEmpty(body) ? "_path" : "path" };
  const value = { ...valueParameter, name: isEmpty(body) ? "_value" : "value" };
  return { kind: "function", name, exported: false, parameters: [value, path], returns: code`void`, body };
}

function leafExplanation(name: string, body: Code): FunctionDeclaration {
  const parameters = [valueParameter, pathParameter, { name: "name", type: code`string`, optional: true }];
  return { kind: "function", name, exported: false, parameters, returns: code`void`, body };
}

const pathParameter = { name: "path", type: code`${imported("Path", runtime("explain"), { type: true })}` };
