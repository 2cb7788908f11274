import { expect, test } from "vitest";
import { apiNames, readContract } from "./documents.js";
import { independentValidators } from "./independent.js";
import { payloads } from "./payloads.js";
import { withoutOneRule } from "./rule-removal.js";

test.each(apiNames)("the contract of %s says nothing that no payload holds it to", (api) => {
  const unheld = withoutOneRule(readContract(api)).filter(({ schema, changed }) => {
    const validate = independentValidators(changed)(schema);
    return payloads.every(
      (payload) => payload.api !== api || payload.schema !== schema || validate(payload.value) === payload.valid,
    );
  });
  expect(unheld.map(({ place }) => place)).toEqual([]);
});
