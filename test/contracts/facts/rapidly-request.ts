import {
  choice,
  either,
  type Fields,
  flag,
  integer,
  list,
  nullable,
  object,
  optional,
  type Rule,
  required,
  tag,
  text,
  uuid4,
} from "../rules.js";
import { type Fact, objects, pairs } from "./fact.js";

export const currency = choice("usd", "aud", "brl", "cad", "chf", "eur", "inr", "gbp", "jpy", "sek");
export const visibility = choice("draft", "private", "public");

const metadataUpdate: Rule = {
  accepts: [
    { key: "value" },
    {},
    { s: "x", i: 1, f: 1.5, b: false },
    { ["k".repeat(40)]: "v".repeat(500) },
    { ["😀".repeat(40)]: "😀".repeat(500) },
    pairs(50),
    JSON.parse('{"__proto__": "own", "constructor": 1}'),
  ],
  refuses: [
    ...[null, true, 1, "text", []],
    { "": "empty key" },
    { ["k".repeat(41)]: "long key" },
    { key: "" },
    { key: "v".repeat(501) },
    { key: null },
    { key: {} },
    { key: ["value"] },
    pairs(51),
    JSON.parse('{"__proto__": null}'),
  ],
};

const existingSharePrice: Fields = { id: required(uuid4) };

const sharePriceFixedCreate: Fields = {
  amount_type: required(tag("fixed")),
  price_currency: optional(currency),
  price_amount: required(integer({ from: 2000, to: 99_999_999 })),
};

const sharePriceCustomCreate: Fields = {
  amount_type: required(tag("custom")),
  price_currency: optional(currency),
  minimum_amount: optional(integer({ from: 0 })),
  maximum_amount: optional(nullable(integer({ from: 2000, to: 1_000_000 }))),
  preset_amount: optional(nullable(integer({ from: 0, to: 1_000_000 }))),
};

const sharePriceFreeCreate: Fields = { amount_type: required(tag("free")), price_currency: optional(currency) };

const sharePriceCreate = either(
  object(sharePriceFixedCreate),
  object(sharePriceCustomCreate),
  object(sharePriceFreeCreate),
);
const sharePriceUpdate = either(object(existingSharePrice), sharePriceCreate);

const attachedCustomFieldCreate: Fields = { custom_field_id: required(uuid4), required: required(flag) };

const shareUpdate: Fields = {
  metadata: optional(metadataUpdate),
  name: optional(nullable(text(3))),
  description: optional(nullable(text())),
  is_archived: optional(nullable(flag)),
  visibility: optional(nullable(visibility)),
  prices: optional(nullable(list(sharePriceUpdate))),
  medias: optional(nullable(list(uuid4))),
  attached_custom_fields: optional(nullable(list(object(attachedCustomFieldCreate)))),
};

/** Every schema that Rapidly is sent, with what the reference page says of it. */
export const rapidlyRequestFacts: readonly Fact[] = [
  ...objects("rapidly", {
    ShareUpdate: shareUpdate,
    ExistingSharePrice: existingSharePrice,
    SharePriceFixedCreate: sharePriceFixedCreate,
    SharePriceCustomCreate: sharePriceCustomCreate,
    SharePriceFreeCreate: sharePriceFreeCreate,
    AttachedCustomFieldCreate: attachedCustomFieldCreate,
  }),
  { api: "rapidly", schema: "ShareVisibility", rule: visibility },
  { api: "rapidly", schema: "PriceCurrency", rule: currency },
  { api: "rapidly", schema: "MetadataUpdate", rule: metadataUpdate },
  { api: "rapidly", schema: "SharePriceCreate", rule: sharePriceCreate },
  { api: "rapidly", schema: "SharePriceUpdate", rule: sharePriceUpdate },
];
