import { describe, expect, test } from "vitest";
import * as cloudglue from "../../generated/src/cloudglue/validators.js";
import * as rapidly from "../../generated/src/rapidly/validators.js";
import { type ApiName, apiNames, examplesOf, readContract } from "./documents.js";
import { independentValidators } from "./independent.js";
import { facts, type Payload, payloads } from "./payloads.js";

/** Two judges of a value, which have nothing in common but the contract. */
const judges: readonly { readonly name: string; readonly judge: (api: ApiName) => Judge }[] = [
  {
    name: "Ajv",
    judge: (api) => {
      const validators = independentValidators(readContract(api));
      return (schema) => validators(schema);
    },
  },
  { name: "is…", judge: (api) => (schema) => (value) => generated(api, `is${schema}`)(value) === true },
  { name: "validate…", judge: (api) => (schema) => (value) => validates(generated(api, `validate${schema}`), value) },
  { name: "parse…", judge: (api) => (schema) => (value) => parses(generated(api, `parse${schema}`), value) },
];

type Judge = (schema: string) => (value: unknown) => boolean;

describe.each(judges)("$name", ({ judge }) => {
  describe.each(apiNames)("of %s", (api) => {
    const verdictsOf = judge(api);

    test.each(examplesOf(readContract(api)))("accepts the example of $schema: $place", ({ schema, value }) => {
      expect(verdictsOf(schema)(value)).toBe(true);
    });

    test.each(facts.filter((fact) => fact.api === api))("judges $schema as the reference page does", ({ schema }) => {
      const verdict = verdictsOf(schema);
      expect(
        misjudged(
          payloads.filter((payload) => payload.api === api && payload.schema === schema),
          verdict,
        ),
      ).toEqual([]);
    });
  });
});

function misjudged(rows: readonly Payload[], verdict: (value: unknown) => boolean): readonly string[] {
  expect(rows).not.toEqual([]);
  return rows
    .filter(({ value, valid }) => verdict(value) !== valid)
    .map(({ name, valid }) => `${valid ? "refused" : "accepted"}: ${name}`);
}

function generated(api: ApiName, name: string): (value: unknown) => unknown {
  const exports: Readonly<Record<string, unknown>> = { cloudglue, rapidly }[api];
  const found = exports[name];
  if (typeof found !== "function") throw new Error(`The validators of ${api} have no function ${name}`);
  return (value) => found(value);
}

/** Whether a value is valid. Holds that a valid value comes back as it is, and that an invalid one comes with reasons. */
function validates(validate: (value: unknown) => unknown, value: unknown): boolean {
  const before = JSON.stringify(value);
  const result = validate(value) as {
    readonly value?: unknown;
    readonly issues?: readonly { readonly message: string }[];
  };
  expect(JSON.stringify(value)).toBe(before);
  if (result.issues === undefined) {
    expect(result.value).toBe(value);
    return true;
  }
  expect(result.issues.length).toBeGreaterThan(0);
  return false;
}

function parses(parse: (value: unknown) => unknown, value: unknown): boolean {
  try {
    expect(parse(value)).toBe(value);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: "ValidationError" });
    return false;
  }
}
