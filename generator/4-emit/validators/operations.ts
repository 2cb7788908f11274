import type { Operation, Parameter, SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import type { Model, OperationName } from "../../3-analyse/model.js";
import { toPascalCase } from "../../3-analyse/words.js";
import { contentSchema } from "../content-schemas.js";
import { type Code, code, group, indent, line } from "../print/code.js";
import type { Declaration } from "../print/declare.js";
import { imported } from "../print/identifiers.js";
import { doc } from "../print/jsdoc.js";
import { typeOf } from "../shapes.js";
import { expression } from "./conditions.js";
import type { Functions } from "./functions.js";
import { use } from "./lower.js";
import type { Schemas } from "./lowering.js";
import { testsWith } from "./print-tests.js";
import type { Check, Rule } from "./program.js";
import { runtime } from "./runtime.js";

/**
 * The validators that operations need and no named schema has: of parameters, and of bodies described in place. One at
 * a time, so that what is asked for by the way can stand behind each.
 */
export function* contentValidators(model: Model, schemas: Schemas, functions: Functions): Iterable<Declaration> {
  for (const operation of model.api.operations) {
    const names = operationName(operation, model);
    const name = toPascalCase(names.function);
    if (operation.parameters.length > 0) {
      const validated = contentValidatorName(names, "Parameters");
      yield validator(validated, parametersRule(operation, name, schemas), undefined, model, functions);
    }
    const contents = [
      ...(operation.requestBody ? [{ part: "Body", content: operation.requestBody.content }] : []),
      ...operation.responses.flatMap(({ status, content }) =>
        content ? [{ part: `Response${status}`, content }] : [],
      ),
    ];
    for (const { part, content } of contents) {
      const schema = contentSchema(content, model);
      if (schema === undefined || model.names.has(schema)) continue;
      const validated = contentValidatorName(names, part);
      yield validator(validated, entered(schema, [name, part], schemas), schema, model, functions);
    }
  }
}

/** `validateUpdateShareParameters`: what a validator is called that belongs to an operation, not to a schema. */
export function contentValidatorName(names: OperationName, part: string): string {
  return `validate${toPascalCase(names.function)}${part}`;
}

/** What the function of an operation is called, and what is made for it beside that. */
export function operationName(operation: Operation, model: Model): OperationName {
  const names = model.operationNames.get(operation);
  if (names !== undefined) return names;
  throw new Error(`${operation.method} ${operation.path.value} has no name: naming must cover every operation`);
}

function validator(
  name: string,
  rule: Rule,
  schema: SchemaId | undefined,
  model: Model,
  functions: Functions,
): Declaration {
  const shape = schema && model.shapes.get(schema);
  const type = shape ? typeOf(shape, model) : code`unknown`;
  const tests = testsWith(functions);
  const recursive = functions.isRecursive(rule);
  const is = recursive ? guardedTest(tests.predicate(rule)) : expression(tests.test(rule, code`value`));
  const valid = shape ? code`{ value: value as ${type} }` : code`{ value }`;
  return {
    kind: "function",
    name,
    doc: doc({ summary: "The value itself if the contract accepts it, else everything that is wrong with it." }),
    parameters: [{ name: "value", type: code`unknown` }],
    returns: code`${imported("ValidationResult", runtime("validation"), { type: true })}<${type}>`,
    body: answered(is, valid, issuesOf(functions.reference("explain", rule), recursive)),
  };
}

/** Everything that is wrong with a value. `guarded` says that to find it out may run out of stack. */
export function issuesOf(explain: Code, guarded: boolean): Code {
  const door = guarded ? imported("explainWithinDepth", runtime("depth")) : imported("explain", runtime("explain"));
  return code`${door}(value, ${explain})`;
}

/** A test that may run out of stack, guarded. */
export function guardedTest(test: Code): Code {
  return code`${imported("withinDepth", runtime("depth"))}(${test}, value)`;
}

/** The body of a validator: `valid` where the value passes the test, else its issues. */
export function answered(test: Code, valid: Code, issues: Code): Code {
  return group(code`return ${test}`, indent(line, code`? ${valid}`, line, code`: { issues: ${issues} };`));
}

/** Where parameters stand in a request, by where they are said to be. */
export const groups = { path: "path", query: "query", header: "headers" } as const;

/** An operation's parameters as one object, `{ path: { id } }`, that a caller passes with the request. */
function parametersRule(operation: Operation, name: string, schemas: Schemas): Rule {
  const checks = Object.entries(groups).flatMap(([place, group]): readonly Check[] => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    if (parameters.length === 0) return [];
    const members = parameters.flatMap((parameter) =>
      member(parameter.name, entered(parameter.schema, [name, group, parameter.name], schemas), parameter),
    );
    const rule = { id: idOf([name, group]), checks: [anObject, ...members] };
    return member(
      group,
      rule,
      parameters.find(({ required }) => required),
    );
  });
  return { id: idOf([name, "Parameters"]), checks: [anObject, ...checks] };
}

const anObject: Check = { op: "type", types: ["object"], via: "" };

/** What is missing is told at the parameter that asks for it: its schema is right below it. */
function member(name: string, rule: Rule, parameter: Parameter | undefined): readonly Check[] {
  const property: Check = { op: "property", name, rule, via: "" };
  if (parameter?.required !== true) return [property];
  return [{ op: "required", name, via: locationOf(parameter.schema).replace(/\/schema$/, "") }, property];
}

/**
 * The rule of a schema that stands in an operation. It is called after the operation, and says of its places that they
 * are below the schema, not below what the operation made of it.
 */
function entered(schema: SchemaId, path: readonly string[], schemas: Schemas): Rule {
  const { checks } = use(schema, schemas);
  if (schemas.isNamed(schema)) return { id: schema, checks };
  return { id: idOf(path), checks: checks.map((check) => ({ ...check, via: locationOf(schema) + check.via })) };
}

/** No schema stands at such an id: it only names functions. */
export function idOf(path: readonly string[]): SchemaId {
  return `#/${path.join("/")}` as SchemaId;
}
