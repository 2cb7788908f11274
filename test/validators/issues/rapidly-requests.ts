import type { Topic } from "./topic.js";

const id = "5b1c0f6e-3a47-4d0e-9c55-1f2e3d4c5b6a";
const manyPairs = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]));

/** What people send to Rapidly. */
export const rapidlyRequests: Topic = {
  schemas: {},
  mistakes: [
    ["nothing at all", "ShareUpdate", undefined],
    ["null for an object", "ShareUpdate", null],
    ["JSON text instead of what it says", "ShareUpdate", '{ "name": "Field recordings" }'],
    ["a list instead of an object", "ShareUpdate", [{ name: "Field recordings" }]],
    ["a name that is too short", "ShareUpdate", { name: "ab" }],
    ["a name of two characters that look like four", "ShareUpdate", { name: "😀😀" }],
    ["a number for a name", "ShareUpdate", { name: 7 }],
    ["yes for true", "ShareUpdate", { is_archived: "yes" }],
    ["a visibility nobody knows", "ShareUpdate", { visibility: "secret" }],
    ["a visibility in capitals", "ShareUpdate", { visibility: "Public" }],
    ["a visibility that is no text", "ShareUpdate", { visibility: { level: "public" } }],
    ["one price instead of a list", "ShareUpdate", { prices: { amount_type: "free" } }],
    ["a null in the list of prices", "ShareUpdate", { prices: [null] }],
    ["the id of a price instead of the price", "ShareUpdate", { prices: [id] }],
    ["a kind of price nobody knows", "ShareUpdate", { prices: [{ amount_type: "auction" }] }],
    ["a kind of price in capitals", "ShareUpdate", { prices: [{ amount_type: "FREE" }] }],
    ["neither a kind nor an id", "ShareUpdate", { prices: [{ price_amount: 2500 }] }],
    ["an id that is none", "ShareUpdate", { prices: [{ id: "price_1" }] }],
    ["an id of version 1", "ShareUpdate", { prices: [{ id: "5b1c0f6e-3a47-1d0e-9c55-1f2e3d4c5b6a" }] }],
    [
      "a price too low, among good ones",
      "ShareUpdate",
      { prices: [{ id }, { amount_type: "fixed", price_amount: 1999 }] },
    ],
    ["a price too high", "ShareUpdate", { prices: [{ amount_type: "fixed", price_amount: 100_000_000 }] }],
    ["cents after a point", "ShareUpdate", { prices: [{ amount_type: "fixed", price_amount: 2500.5 }] }],
    ["a price as text", "ShareUpdate", { prices: [{ amount_type: "fixed", price_amount: "2500" }] }],
    ["a fixed price without an amount", "ShareUpdate", { prices: [{ amount_type: "fixed" }] }],
    ["a currency in capitals", "ShareUpdate", { prices: [{ amount_type: "free", price_currency: "USD" }] }],
    [
      "bounds of a custom price",
      "ShareUpdate",
      { prices: [{ amount_type: "custom", minimum_amount: -1, maximum_amount: 1, preset_amount: 1e7 }] },
    ],
    ["a date among ids", "ShareUpdate", { medias: [id, "2025-03-01"] }],
    ["a very long text for an id", "ShareUpdate", { medias: ["x".repeat(5000)] }],
    ["a text cut in the middle of a character", "ShareUpdate", { medias: [`${"x".repeat(38)}😀 and so on`] }],
    ["an object for an id", "ShareUpdate", { medias: [{ id }] }],
    ["a custom field half said", "ShareUpdate", { attached_custom_fields: [{ custom_field_id: id }, { required: 1 }] }],
    [
      "metadata that is too long everywhere",
      "ShareUpdate",
      { metadata: { "": 1, ["k".repeat(41)]: 2, text: "", long: "t".repeat(501) } },
    ],
    [
      "metadata inside metadata",
      "ShareUpdate",
      { metadata: { nested: { a: 1 }, list: [1], nothing: null, ratio: Number.NaN } },
    ],
    ["too many pairs of metadata", "ShareUpdate", { metadata: manyPairs(51) }],
    [
      "many mistakes at once",
      "ShareUpdate",
      { name: "ab", visibility: 3, prices: [{}], medias: [1], is_archived: 0, description: [] },
    ],
    ["more mistakes than anyone reads", "ShareUpdate", { medias: Array.from({ length: 25 }, (_, index) => index) }],
    ["a price without anything", "SharePriceCreate", {}],
    ["a price that is none", "SharePriceCreate", 2500],
    ["a currency", "PriceCurrency", "dollar"],
  ],
};
