import type { Operation, SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import { type Call, type CallParameter, callOf, contentsOf, groupsOf } from "../../3-analyse/calls.js";
import type { Model, OperationName } from "../../3-analyse/model.js";
import { operationName } from "../../3-analyse/operation-names.js";
import { toPascalCase } from "../../3-analyse/words.js";
import { validatedSchema } from "../content-schemas.js";
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
 * The validators of an operation: for parameters, and for bodies whose schema is inline. Yields one at a time, so that
 * the caller can print the functions that each requests right after it.
 */
export function* contentValidators(
  operation: Operation,
  model: Model,
  schemas: Schemas,
  functions: Functions,
): Iterable<Declaration> {
  const names = operationName(model, operation);
  const name = toPascalCase(names.function);
  const call = callOf(model, operation);
  if (call.parameters.length > 0) {
    const validated = contentValidatorName(names, "Parameters");
    yield validator(validated, parametersRule(call, name, schemas), undefined, model, functions);
  }
  for (const { content, schema } of inlineContents(call, model)) {
    const validated = contentValidatorName(names, content);
    yield validator(validated, operationRule(schema, [name, content], schemas), schema, model, functions);
  }
}

/** The contents whose schema has no name, and so no validator of its own. */
function inlineContents(call: Call, model: Model): readonly { readonly content: string; readonly schema: SchemaId }[] {
  return contentsOf(call).flatMap((content) => {
    const schema = validatedSchema(content, model);
    return schema === undefined || model.names.has(schema) ? [] : [{ content: content.name, schema }];
  });
}

/**
 * The names of these validators. A schema with a name may have a validator that is called as one of an operation would be
 * (`SendBody`): that one is the schema's.
 */
export function contentValidatorNames(operation: Operation, model: Model): readonly string[] {
  const names = operationName(model, operation);
  const call = callOf(model, operation);
  const parameters = call.parameters.length > 0 ? ["Parameters"] : [];
  const contents = [...parameters, ...inlineContents(call, model).map(({ content }) => content)];
  return contents.map((content) => contentValidatorName(names, content));
}

/** The name of a validator that belongs to an operation and not to a schema: `validateUpdateShareParameters`. */
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
  // The return type says what it is. Written twice, TypeScript takes some types of optional properties for different ones.
  const valid = shape ? code`{ value: value as never }` : code`{ value }`;
  return {
    kind: "function",
    name,
    doc: doc({ summary: "Returns `{ value }` if the value is valid, otherwise `{ issues }`." }),
    parameters: [{ name: "value", type: code`unknown` }],
    returns: code`${imported("ValidationResult", runtime("validation"), { type: true })}<${type}>`,
    body: validationBody(is, valid, issuesOf(functions.reference("explain", rule), recursive)),
  };
}

/** The issues of `value`. `isRecursive` says that finding them may overflow the call stack. */
export function issuesOf(explain: Code, isRecursive: boolean): Code {
  const entry = isRecursive
    ? imported("explainWithinDepth", runtime("depth"))
    : imported("explain", runtime("explain"));
  return code`${entry}(value, ${explain})`;
}

/** A test that may overflow the call stack, guarded against that. */
export function guardedTest(test: Code): Code {
  return code`${imported("withinDepth", runtime("depth"))}(${test}, value)`;
}

/** The body of a validator: returns `valid` if the value passes the test, otherwise the issues. */
export function validationBody(test: Code, valid: Code, issues: Code): Code {
  return group(code`return ${test}`, indent(line, code`? ${valid}`, line, code`: { issues: ${issues} };`));
}

/** The rule of an operation's parameters, which are one object to a caller: `{ path: { id } }`. */
function parametersRule(call: Call, name: string, schemas: Schemas): Rule {
  const checks = groupsOf(call).flatMap((group): readonly Check[] => {
    const required = group.parameters.find(({ required }) => required);
    const [first] = group.parameters;
    // The whole query is one value, and not a property for each parameter.
    if (group.name === "querystring" && first) return propertyChecks(group.name, ruleOfParameter(first), required);
    const properties = group.parameters.flatMap((parameter) =>
      propertyChecks(parameter.name, ruleOfParameter(parameter), parameter),
    );
    return propertyChecks(group.name, { id: idOf([name, group.name]), checks: [anObject, ...properties] }, required);
  });
  return { id: idOf([name, "Parameters"]), checks: [anObject, ...checks] };

  function ruleOfParameter({ schema, group, name: parameter }: CallParameter): Rule {
    const path = [name, group, parameter];
    return schema === undefined ? { id: idOf(path), checks: [] } : operationRule(schema, path, schemas);
  }
}

const anObject: Check = { op: "type", types: ["object"], via: "" };

/** A missing parameter is reported at the location of the parameter, one segment above its schema. */
function propertyChecks(name: string, rule: Rule, parameter: CallParameter | undefined): readonly Check[] {
  const property: Check = { op: "property", name, rule, via: "" };
  if (parameter?.required !== true) return [property];
  const via = parameter.schema === undefined ? "" : locationOf(parameter.schema).replace(/\/schema$/, "");
  return [{ op: "required", name, via }, property];
}

/**
 * The rule of a schema in an operation. Its functions are named after the operation; the locations in its issues are
 * those in the contract.
 */
function operationRule(schema: SchemaId, path: readonly string[], schemas: Schemas): Rule {
  const { checks } = use(schema, schemas);
  if (schemas.isNamed(schema)) return { id: schema, checks };
  return { id: idOf(path), checks: checks.map((check) => ({ ...check, via: locationOf(schema) + check.via })) };
}

/** An id for naming functions: no schema has it. */
export function idOf(path: readonly string[]): SchemaId {
  return `#/${path.join("/")}` as SchemaId;
}
