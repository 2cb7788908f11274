import type { Parameter, SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import { type Call, callOf, contentsOf, groupsOf } from "../../3-analyse/calls.js";
import type { Model, OperationName } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
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
    const names = operationName(model, operation);
    const name = toPascalCase(names.function);
    const call = callOf(model, operation);
    if (call.parameters.length > 0) {
      const validated = contentValidatorName(names, "Parameters");
      yield validator(validated, parametersRule(call, name, schemas), undefined, model, functions);
    }
    for (const content of contentsOf(call)) {
      const schema = contentSchema(content, model);
      if (schema === undefined || model.names.has(schema)) continue;
      const validated = contentValidatorName(names, content.name);
      yield validator(validated, entered(schema, [name, content.name], schemas), schema, model, functions);
    }
  }
}

/** `validateUpdateShareParameters`: what a validator is called that belongs to an operation, not to a schema. */
export function contentValidatorName(names: OperationName, content: string): string {
  return `validate${toPascalCase(names.function)}${content}`;
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

/** An operation's parameters as one object, `{ path: { id } }`, that a caller passes with the request. */
function parametersRule(call: Call, name: string, schemas: Schemas): Rule {
  const checks = groupsOf(call).flatMap((group): readonly Check[] => {
    const members = group.parameters.flatMap((parameter) =>
      member(parameter.name, entered(parameter.schema, [name, group.name, parameter.name], schemas), parameter),
    );
    const rule = { id: idOf([name, group.name]), checks: [anObject, ...members] };
    return member(
      group.name,
      rule,
      group.parameters.find(({ required }) => required),
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
