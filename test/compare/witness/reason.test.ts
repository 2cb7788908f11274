import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model } from "../../../generator/3-analyse/model.js";
import { plainSchemas } from "../../../generator/compare/plain-schemas.js";
import { reasonsOf } from "../../../generator/compare/witness/reason.js";
import { analysisOf, schemasModel } from "../../harness/model.js";
import type { SchemaValues } from "../../harness/sample-values.js";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));

/** Values of samples whose reason is in other words than those of the generated validators. */
test("the reason is one that the generated validators give", () => {
  const others: string[] = [];
  let reasons = 0;
  for (const name of readdirSync(samples)) {
    const [spec, values] = [`${samples}/${name}/spec.yaml`, `${samples}/${name}/values.json`];
    const model = existsSync(spec) && existsSync(values) ? analysisOf(readFileSync(spec, "utf8")).model : undefined;
    if (model === undefined || name === "discriminator-annotates") continue;
    const ids = new Map([...model.names].map(([id, { type }]) => [type, id]));
    const schemas = plainSchemas(model);
    for (const [type, { rejected }] of Object.entries(JSON.parse(readFileSync(values, "utf8")) as Values)) {
      const id = ids.get(type);
      if (id === undefined) continue;
      for (const { value, issues } of rejected) {
        const [reason] = reasonsOf(value as JsonValue, { schemas, id }, explaining(model));
        const given = issues.map(({ path, message }) => `${shownPath(path)} ${withoutValue(message)}`);
        reasons++;
        if (!given.includes(reason ?? ""))
          others.push(`${type} ${JSON.stringify(value)}: ${reason} / ${given.join("; ")}`);
      }
    }
  }
  expect(reasons).toBeGreaterThan(300);
  expect(others).toMatchInlineSnapshot(`
    [
      "Small -1: the value must be a number of at least 0 / the value must be an integer of at least 0",
      "Small 10: the value must be a number of at most 9 / the value must be an integer of at most 9",
      "Mixed 5: the value must be "a", 1 or 2 / the value must be 1 or 2",
      "Numbers {"either":null}: either must be a number or a string / either must be a 32-bit integer or a date (YYYY-MM-DD)",
      "Joined 1: the value must be a string / the value must be a host name",
      "Site {}: source is required / the value must have \`source\`, or \`kind\`",
      "Vehicle {}: wheels is required / the value must have \`wheels\`, or \`wings\`",
      "Row [1,true]: the value must be an array with at least 1 item that is what \`contains\` asks for / the value must be an array with at least 1 item that is a number of at least 10",
      "Contact {}: email is required / the value must have \`email\`, or \`phone\`",
      "Contact {"phone":"a"}: email is required / phone must be a string that matches the pattern ^[0-9]+$",
      "Closed {}: number is required / the value must have \`number\`, or \`iban\`",
      "Setting null: the value must be true, false, a number, an array, a string or an object / the value must be true, false, an integer, an array, a string or an object",
      "PriceUpdate {"amount_type":"gift"}: amount_type must be "fixed" or "free", or left out / amount_type must be "fixed" or "free", or left out beside \`id\`",
      "PriceUpdate {}: id is required / amount_type must be "fixed" or "free", or left out beside \`id\`",
    ]
  `);
});

function withoutValue(message: string): string {
  return message.replace(/(, got .*|, but is missing)$/s, "");
}

function explaining({ unions }: Pick<Model, "unions">) {
  return { unions, nameOf: () => undefined };
}

type Values = Readonly<Record<string, SchemaValues>>;

function shownPath(path: readonly PropertyKey[]): string {
  const steps = path.map((key) =>
    /^[a-z_$][\w$]*$/i.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`,
  );
  return steps.join("").replace(/^\./, "") || "the value";
}

test("the path leads to the tag of a variant that is not there", () => {
  const model = schemasModel(`
    Share: { type: object, properties: { prices: { type: array, items: { $ref: "#/components/schemas/Price" } } } }
    Price: { oneOf: [{ $ref: "#/components/schemas/Fixed" }, { $ref: "#/components/schemas/Custom" }, { $ref: "#/components/schemas/Free" }] }
    Fixed: { type: object, required: [amount_type], properties: { amount_type: { const: fixed } } }
    Custom: { type: object, required: [amount_type], properties: { amount_type: { const: custom } } }
    Free: { type: object, required: [amount_type], properties: { amount_type: { const: free } } }
  `);
  const share = { schemas: plainSchemas(model), id: "#/components/schemas/Share" as SchemaId };
  expect(reasonsOf({ prices: [{ amount_type: "metered_unit" }] }, share, explaining(model))).toEqual([
    'prices[0].amount_type must be "fixed", "custom" or "free"',
  ]);
});
