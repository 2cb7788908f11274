import { describe, expect, test } from "vitest";
import type { DiscriminatorsOption } from "../../generator/3-analyse/discriminators.js";
import { documentOf, type Validators, validatorsOf } from "../harness/package.js";

const text = { type: "string" };
const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const variant = (required: readonly string[], properties: object) => ({ type: "object", required, properties });

const components = {
  Cat: variant(["kind"], { kind: text, hunts: text }),
  Dog: variant(["kind"], { kind: text, pack: text }),
  Fish: variant(["kind"], { kind: { const: "Fish" }, depth: text }),
  Stray: variant([], { kind: text, found: text }),
  Pet: {
    anyOf: [refer("Cat"), refer("Dog"), refer("Stray"), { type: "null" }],
    discriminator: { propertyName: "kind" },
    unevaluatedProperties: false,
  },
  Known: { anyOf: [refer("Cat"), refer("Dog")], discriminator: { propertyName: "kind" } },
  Any: {
    anyOf: [refer("Known"), refer("Fish")],
    discriminator: { propertyName: "kind" },
    unevaluatedProperties: false,
  },
};

/** `unevaluatedProperties` leaves alone what the variants say (JSON Schema 2020-12 Core §11.3): the one that the tag chooses. */
describe.each<[DiscriminatorsOption, boolean]>([
  ["decide", false],
  ["annotate", true],
])("properties of other variants, where discriminators %s", async (discriminators, others) => {
  const validators: Validators = await validatorsOf(documentOf(components), { discriminators });

  test.each([
    ["Pet", { kind: "Cat", hunts: "mice" }, true],
    ["Pet", { kind: "Dog", pack: "3" }, true],
    ["Pet", { kind: "Dog", hunts: "mice" }, others],
    ["Pet", { kind: "Stray", found: "here" }, true],
    ["Pet", { found: "here" }, true],
    ["Pet", { found: "here", pack: "3" }, false],
    ["Pet", { kind: "Dog", depth: "1" }, false],
    ["Pet", null, true],
    ["Any", { kind: "Dog", pack: "3" }, true],
    ["Any", { kind: "Dog", hunts: "mice" }, others],
    ["Any", { kind: "Fish", depth: "1" }, true],
    ["Any", { kind: "Fish", pack: "1" }, others],
  ])("%s %j: %s", (name, value, valid) => {
    expect(validators[`is${name}`]?.(value)).toBe(valid);
    const { issues } = (validators[`validate${name}`]?.(value) ?? {}) as { readonly issues?: unknown };
    expect(issues === undefined).toBe(valid);
  });
});
