import fc from "fast-check";
import { expect, test } from "vitest";
import * as cloudglue from "../../generated/src/cloudglue/validators.js";
import * as rapidly from "../../generated/src/rapidly/validators.js";
import {
  isValidationError,
  type ValidationError,
  type ValidationResult,
} from "../../generated/src/runtime/validation.js";
import { documentOf, validatorsOf } from "../harness/package.js";
import { drawn } from "./draw.js";
import { answers } from "./issues/answers.js";
import { arrays } from "./issues/arrays.js";
import { formats } from "./issues/formats.js";
import { objects } from "./issues/objects.js";
import { rapidlyRequests } from "./issues/rapidly-requests.js";
import { scalars } from "./issues/scalars.js";
import { secrets } from "./issues/secrets.js";
import type { Topic } from "./issues/topic.js";
import { unions } from "./issues/unions.js";
import { problemsOfAll } from "./issues.js";
import { valueNear } from "./values.js";
import type { Components, WrittenSchema } from "./written.js";

const topics: Readonly<Record<string, Topic>> = {
  ...{ scalars, formats, arrays, objects, unions, secrets },
  "rapidly-requests": rapidlyRequests,
  answers,
};

const components: Components = Object.assign({}, ...Object.values(topics).map(({ schemas }) => schemas));
const document = documentOf(components);
const own = await validatorsOf(document);
const validators: Readonly<Record<string, unknown>> = { ...cloudglue, ...rapidly, ...own };

test.each(Object.entries(topics))("issues say what to change: %s", async (topic, { mistakes }) => {
  const printed = mistakes.map(([mistake, schema, value]) => {
    const error = errorOf(validators[`parse${schema}`] as (value: unknown) => unknown, value, mistake);
    return `# ${mistake}\n${error.message}\n${error.issues.map(flat).join("\n")}\n`;
  });
  await expect(printed.join("\n")).toMatchFileSnapshot(`issues/${topic}.txt`);
});

test("issues are short, consistent and distinct", () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true });
  const text = fc.string({ maxLength: 200, unit: "binary" });
  const long = fc.oneof(text, text.map(Symbol), fc.bigInt(), fc.array(text, { maxLength: 3 }));
  let refused = 0;
  const payload = fc.constantFrom(...Object.keys(components)).chain((name) => {
    const near = drawn((draw) => valueNear(components[name] as WrittenSchema, components, draw));
    return fc.tuple(fc.constant(name), fc.oneof({ weight: 3, arbitrary: near }, anything, long));
  });
  fc.assert(
    fc.property(payload, ([name, value]) => {
      const validate = own[`validate${name}`] as (value: unknown) => ValidationResult<unknown>;
      const { issues } = validate(value);
      expect(issues === undefined).toBe(own[`is${name}`]?.(value));
      if (issues === undefined) return;
      refused++;
      expect(issues).not.toEqual([]);
      expect(problemsOfAll(issues, value, JSON.parse(document))).toEqual([]);
    }),
    { numRuns: 3000, seed: 20_260 },
  );
  expect(refused).toBeGreaterThan(1000);
});

function errorOf(parse: (value: unknown) => unknown, value: unknown, mistake: string): ValidationError {
  try {
    parse(value);
  } catch (error) {
    if (isValidationError(error)) return error;
    throw new Error(mistake, { cause: error });
  }
  throw new Error(`the value is valid: ${mistake}`);
}

/** The fields of an issue that a program reads, in one line. */
function flat({ pointer, keyword, expected, received, schema, location }: ValidationError["issues"][number]): string {
  return JSON.stringify({ pointer, keyword, expected, received, schema, location });
}
