import { expect, test } from "vitest";
import * as cloudglue from "../../generated/src/cloudglue/validators.js";
import * as rapidly from "../../generated/src/rapidly/validators.js";
import { isValidationError, type ValidationError } from "../../generated/src/runtime/validation.js";
import { documentOf, validatorsOf } from "../harness/package.js";
import { answers } from "./issues/answers.js";
import { arrays } from "./issues/arrays.js";
import { formats } from "./issues/formats.js";
import { objects } from "./issues/objects.js";
import { rapidlyRequests } from "./issues/rapidly-requests.js";
import { scalars } from "./issues/scalars.js";
import { secrets } from "./issues/secrets.js";
import type { Topic } from "./issues/topic.js";
import { unions } from "./issues/unions.js";

const topics: Readonly<Record<string, Topic>> = {
  ...{ scalars, formats, arrays, objects, unions, secrets },
  "rapidly-requests": rapidlyRequests,
  answers,
};

const own = await validatorsOf(documentOf(Object.assign({}, ...Object.values(topics).map(({ schemas }) => schemas))));
const validators: Readonly<Record<string, unknown>> = { ...cloudglue, ...rapidly, ...own };

test.each(Object.entries(topics))("a person can tell from an issue what to change: %s", async (topic, { mistakes }) => {
  const printed = mistakes.map(([mistake, schema, value]) => {
    const error = errorOf(validators[`parse${schema}`] as (value: unknown) => unknown, value, mistake);
    return `# ${mistake}\n${error.message}\n${error.issues.map(flat).join("\n")}\n`;
  });
  await expect(printed.join("\n")).toMatchFileSnapshot(`issues/${topic}.txt`);
});

function errorOf(parse: (value: unknown) => unknown, value: unknown, mistake: string): ValidationError {
  try {
    parse(value);
  } catch (error) {
    if (isValidationError(error)) return error;
    throw new Error(mistake, { cause: error });
  }
  throw new Error(`this is no mistake: ${mistake}`);
}

/** The fields of an issue that a program reads, in one line. */
function flat({ pointer, keyword, expected, received, schema, location }: ValidationError["issues"][number]): string {
  return JSON.stringify({ pointer, keyword, expected, received, schema, location });
}
