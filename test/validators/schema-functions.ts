import type { ValidationResult } from "../../generator/runtime/validation.js";
import { documentOf, type Validators, validatorsOf } from "../harness/package.js";
import { called } from "./unusual-values.js";

/** The functions of a schema. */
export interface SchemaFunctions {
  readonly name: string;
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown) => ValidationResult<unknown>;
  readonly parse: (value: unknown) => unknown;
}

export function functionsOf(validators: Validators, name: string): SchemaFunctions {
  const { [`is${name}`]: is, [`validate${name}`]: validate, [`parse${name}`]: parse } = validators;
  if (is === undefined || validate === undefined || parse === undefined) throw new Error(`${name} has no validators`);
  return { name, is, validate, parse } as SchemaFunctions;
}

const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const tagged = (kind: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind }, next: component("Union") },
});

/** One schema for each way to look into a value, and for each kind of recursion. */
export const schemas = {
  Anything: {},
  Nothing: { not: {} },
  Amount: { type: "number", minimum: -1, exclusiveMaximum: 1e9, multipleOf: 0.5 },
  AnyNumber: { minimum: 0, multipleOf: 0.01 },
  Integer: { type: "integer", maximum: 100 },
  Word: { type: "string", pattern: "^(?:[a-z]|😀)*$", maxLength: 20_000_000 },
  ShortWord: { type: "string", minLength: 1, maxLength: 3, format: "uuid" },
  Literal: { const: { a: [1], kind: "a" } },
  Literals: { enum: [1, "a", null, [1, 1], { a: 1 }] },
  Person: {
    type: "object",
    required: ["a"],
    properties: { a: { type: ["integer", "array"] }, kind: { type: "string" }, constructor: { type: "object" } },
  },
  Closed: { type: "object", additionalProperties: false, properties: { a: {}, kind: {} } },
  Counted: { minProperties: 1, maxProperties: 5, propertyNames: { pattern: "^[a-z]+$", maxLength: 100 } },
  Numbers: {
    type: "object",
    additionalProperties: { type: "number" },
    patternProperties: { "^_": { type: "object" } },
  },
  Items: { type: "array", items: { type: "integer" }, maxItems: 2_000_000 },
  Unique: { type: "array", uniqueItems: true },
  Containing: { type: "array", contains: { type: "integer" }, minContains: 1, maxContains: 2, prefixItems: [{}, true] },
  Unevaluated: {
    anyOf: [{ properties: { a: true } }, { prefixItems: [true] }],
    unevaluatedProperties: false,
    unevaluatedItems: { type: "number" },
  },
  Conditional: {
    if: { required: ["a"] },
    then: { properties: { a: { type: "integer" } } },
    else: { type: "object" },
    dependentRequired: { kind: ["a"] },
    dependentSchemas: { a: { maxProperties: 3 } },
  },
  Tree: {
    type: "object",
    properties: {
      next: component("Tree"),
      children: { type: "array", items: component("Tree") },
      value: { minimum: 1 },
    },
  },
  Nested: { type: "array", items: component("Nested") },
  Directory: { type: "object", additionalProperties: { anyOf: [component("Directory"), { type: ["array", "null"] }] } },
  Json: {
    anyOf: [
      { type: ["string", "number", "boolean", "null"] },
      { type: "array", items: component("Json") },
      { type: "object", additionalProperties: component("Json") },
    ],
  },
  NoJson: { not: component("Json") },
  Union: { oneOf: [component("A"), component("B")], discriminator: { propertyName: "kind" } },
  A: tagged("a"),
  B: tagged("b"),
  UniqueTrees: { type: "array", uniqueItems: true, items: { anyOf: [component("UniqueTrees"), {}] } },
  Sealed: {
    allOf: [{ properties: { next: component("Sealed"), children: true, a: true } }],
    unevaluatedProperties: false,
  },
};

/** Where a value may be: at the top, in a list, in properties. */
export const inside: readonly ((value: unknown) => unknown)[] = [
  (value) => value,
  (value) => [value],
  (value) => ({ a: value, kind: value }),
  (value) => ({ next: value, children: [value] }),
];

/** The functions of all schemas. */
export async function allFunctions(): Promise<readonly SchemaFunctions[]> {
  const validators = await validatorsOf(documentOf(schemas));
  return Object.keys(schemas).map((name) => functionsOf(validators, name));
}

/**
 * What validators do wrong with a value. The functions of a schema must agree, and report issues with a message for what
 * they refuse. None may call a method of the value, or change what all objects inherit.
 */
export function faultsWith(value: unknown, all: readonly SchemaFunctions[]): readonly string[] {
  const inherited = inheritedNames();
  called.length = 0;
  const faults = all.flatMap((functions) => disagreements(functions, value).map((what) => `${functions.name} ${what}`));
  return [
    ...faults,
    ...called.map((method) => `${method} was called`),
    ...(inheritedNames() === inherited ? [] : ["a prototype was changed"]),
  ];
}

function disagreements({ is, validate, parse }: SchemaFunctions, value: unknown): readonly string[] {
  const valid: unknown = is(value);
  const { issues } = validate(value);
  const thrown = thrownBy(() => parse(value));
  if (typeof valid !== "boolean") return [`returns ${valid}`];
  if ((issues === undefined) !== valid) return [`returns ${valid}, and reports ${issues?.length ?? 0} issues`];
  if ((thrown === undefined) !== valid) return [`returns ${valid}, and parsing throws ${thrown}`];
  if (issues === undefined) return [];
  const unclear = issues.slice(0, 10).filter(({ path, keyword, message }) => {
    const isSentence = /\S \S/.test(message) && message.length < 1000;
    return !Array.isArray(path) || keyword === "" || !isSentence;
  });
  const { name } = thrown as Error;
  return [
    ...(issues.length > 0 ? [] : ["reports no issues"]),
    ...unclear.map(({ message }) => `reports ${message.slice(0, 1000)}`),
    ...(name === "ValidationError" ? [] : [`throws ${name}`]),
  ];
}

/** Objects with properties that are undefined, if they are not judged as without these properties. */
export function judgedByUndefinedProperties({ is }: SchemaFunctions): readonly object[] {
  const pairs = [
    [{}, { a: undefined, b: undefined, "c/d~e%f": undefined, constructor: undefined }],
    [{ a: 1 }, { a: 1, kind: undefined }],
    [
      { kind: "a", b: [1] },
      { kind: "a", b: [1], a: undefined },
    ],
  ] as const;
  return pairs.flatMap(([without, having]) => (is(without) === is(having) ? [] : [having]));
}

export function thrownBy(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (thrown) {
    return thrown ?? "nothing";
  }
}

/** The names that all objects, arrays, functions and strings inherit. */
function inheritedNames(): string {
  return [Object, Array, Function, String].flatMap(({ prototype }) => Reflect.ownKeys(prototype).map(String)).join();
}
