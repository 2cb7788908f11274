import { cloudglueFacts } from "./facts/cloudglue.js";
import type { Fact } from "./facts/fact.js";
import { rapidlyRequestFacts } from "./facts/rapidly-request.js";
import { rapidlyResponseFacts } from "./facts/rapidly-response.js";

/** A value, the schema to judge it by, and what the verdict has to be. */
export interface Payload {
  readonly api: Fact["api"];
  readonly schema: string;
  /** What it tries, to be read in a failure. */
  readonly name: string;
  readonly value: unknown;
  readonly valid: boolean;
}

/** What the reference pages say of every schema of both contracts. */
export const facts: readonly Fact[] = [...cloudglueFacts, ...rapidlyRequestFacts, ...rapidlyResponseFacts];

/** Everything the facts accept and refuse: each bound from both sides, each field with and without, each enum, null or not. */
export const payloads: readonly Payload[] = [...facts.flatMap(payloadsOf), ...particularPayloads()];

function payloadsOf({ api, schema, rule }: Fact): readonly Payload[] {
  const judged = (valid: boolean) => (value: unknown) => ({
    api,
    schema,
    name: JSON.stringify(value).slice(0, 200),
    value,
    valid,
  });
  return [...rule.accepts.map(judged(true)), ...rule.refuses.map(judged(false))];
}

/** What the tables above cannot say of a union: what happens between its variants. */
function particularPayloads(): readonly Payload[] {
  const kept = "5b1c0f6e-3a47-4d0e-9c55-1f2e3d4c5b6a";
  const row = (schema: string, name: string, value: unknown, valid: boolean): Payload => ({
    api: "rapidly",
    schema,
    name,
    value,
    valid,
  });
  return [
    row("SharePriceUpdate", "a tag nobody knows", { amount_type: "auction", price_amount: 2500 }, false),
    row("SharePriceUpdate", "neither an id nor a tag", { price_amount: 2500 }, false),
    row(
      "SharePriceUpdate",
      "a new price and a kept one in one",
      { id: kept, amount_type: "fixed", price_amount: 2500 },
      true,
    ),
    row(
      "SharePriceUpdate",
      "a bad id beside a good new price",
      { id: "nope", amount_type: "fixed", price_amount: 2500 },
      true,
    ),
    row(
      "SharePriceUpdate",
      "a good id beside a bad new price: anyOf is content",
      { id: kept, amount_type: "fixed", price_amount: 1 },
      true,
    ),
    row(
      "SharePriceCreate",
      "the fields of another variant are unknown fields",
      { amount_type: "free", price_amount: 1 },
      true,
    ),
    row(
      "SharePriceCreate",
      "the right fields under the wrong tag",
      { amount_type: "fixed", minimum_amount: 2000 },
      false,
    ),
    row("SharePriceCreate", "a tag in capitals", { amount_type: "FREE" }, false),
    row("SharePriceCreate", "a tag named after a schema", { amount_type: "SharePriceFreeCreate" }, false),
    row("SharePriceCreate", "a tag from the prototype of objects", { amount_type: "constructor" }, false),
    row("ShareUpdate", "nothing to change", {}, true),
    row("ShareUpdate", "a null in the list of prices", { prices: [null] }, false),
    row(
      "ShareUpdate",
      "prices of every variant",
      {
        prices: [
          { id: kept },
          { amount_type: "fixed", price_amount: 2000 },
          { amount_type: "custom" },
          { amount_type: "free" },
        ],
      },
      true,
    ),
    row(
      "ShareUpdate",
      "one bad price among good ones",
      {
        prices: [{ id: kept }, { amount_type: "fixed", price_amount: 1999 }, { amount_type: "free" }],
      },
      false,
    ),
  ];
}
