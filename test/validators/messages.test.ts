import { expect, test } from "vitest";
import * as cloudglue from "../../generated/src/cloudglue/validators.js";
import * as rapidly from "../../generated/src/rapidly/validators.js";
import { isValidationError } from "../../generated/src/runtime/validation.js";

const id = "5b1c0f6e-3a47-4d0e-9c55-1f2e3d4c5b6a";
const at = "2025-03-01T09:30:00Z";

const price = {
  created_at: at,
  modified_at: null,
  id,
  source: "catalog",
  amount_type: "fixed",
  price_currency: "eur",
  is_archived: false,
  share_id: id,
  price_amount: 2500,
};
const field = {
  custom_field_id: id,
  custom_field: {
    created_at: at,
    modified_at: null,
    id,
    metadata: {},
    type: "select",
    slug: "format",
    name: "Format",
    workspace_id: id,
    properties: { options: [{ value: "flac", label: "FLAC" }] },
  },
  order: 0,
  required: true,
};
const share = {
  id,
  created_at: at,
  modified_at: null,
  name: "Field recordings",
  description: null,
  visibility: "draft",
  is_archived: false,
  workspace_id: id,
  metadata: {},
  prices: [price],
  medias: [],
  attached_custom_fields: [field],
};
const asset = { id, file_id: id, created_at: 1742774400 };

const { name: _, ...nameless } = share;
const { id: __, ...anonymous } = price;
const manyPairs = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]));

/** Payloads with a mistake that people make, and how one would put it. */
const mistaken: readonly (readonly [string, (value: unknown) => unknown, unknown])[] = [
  // What is sent to Rapidly
  ["nothing at all", rapidly.parseShareUpdate, undefined],
  ["null for an object", rapidly.parseShareUpdate, null],
  ["JSON text instead of what it says", rapidly.parseShareUpdate, '{ "name": "Field recordings" }'],
  ["a list instead of an object", rapidly.parseShareUpdate, [{ name: "Field recordings" }]],
  ["a name that is too short", rapidly.parseShareUpdate, { name: "ab" }],
  ["a name of two characters that look like four", rapidly.parseShareUpdate, { name: "😀😀" }],
  ["a number for a name", rapidly.parseShareUpdate, { name: 7 }],
  ["yes for true", rapidly.parseShareUpdate, { is_archived: "yes" }],
  ["a visibility nobody knows", rapidly.parseShareUpdate, { visibility: "secret" }],
  ["a visibility in capitals", rapidly.parseShareUpdate, { visibility: "Public" }],
  ["a visibility that is no text", rapidly.parseShareUpdate, { visibility: { level: "public" } }],
  ["one price instead of a list", rapidly.parseShareUpdate, { prices: { amount_type: "free" } }],
  ["a null in the list of prices", rapidly.parseShareUpdate, { prices: [null] }],
  ["the id of a price instead of the price", rapidly.parseShareUpdate, { prices: [id] }],
  ["a kind of price nobody knows", rapidly.parseShareUpdate, { prices: [{ amount_type: "auction" }] }],
  ["a kind of price in capitals", rapidly.parseShareUpdate, { prices: [{ amount_type: "FREE" }] }],
  ["neither a kind nor an id", rapidly.parseShareUpdate, { prices: [{ price_amount: 2500 }] }],
  ["an id that is none", rapidly.parseShareUpdate, { prices: [{ id: "price_1" }] }],
  ["an id of version 1", rapidly.parseShareUpdate, { prices: [{ id: "5b1c0f6e-3a47-1d0e-9c55-1f2e3d4c5b6a" }] }],
  [
    "a price too low, among good ones",
    rapidly.parseShareUpdate,
    { prices: [{ id }, { amount_type: "fixed", price_amount: 1999 }] },
  ],
  ["a price too high", rapidly.parseShareUpdate, { prices: [{ amount_type: "fixed", price_amount: 100_000_000 }] }],
  ["cents after a point", rapidly.parseShareUpdate, { prices: [{ amount_type: "fixed", price_amount: 2500.5 }] }],
  ["a price as text", rapidly.parseShareUpdate, { prices: [{ amount_type: "fixed", price_amount: "2500" }] }],
  ["a fixed price without an amount", rapidly.parseShareUpdate, { prices: [{ amount_type: "fixed" }] }],
  ["a currency in capitals", rapidly.parseShareUpdate, { prices: [{ amount_type: "free", price_currency: "USD" }] }],
  [
    "bounds of a custom price",
    rapidly.parseShareUpdate,
    { prices: [{ amount_type: "custom", minimum_amount: -1, maximum_amount: 1, preset_amount: 1e7 }] },
  ],
  ["a date among ids", rapidly.parseShareUpdate, { medias: [id, "2025-03-01"] }],
  ["a very long text for an id", rapidly.parseShareUpdate, { medias: ["x".repeat(5000)] }],
  ["a text cut in the middle of a character", rapidly.parseShareUpdate, { medias: [`${"x".repeat(38)}😀 and so on`] }],
  ["an object for an id", rapidly.parseShareUpdate, { medias: [{ id }] }],
  [
    "a custom field half said",
    rapidly.parseShareUpdate,
    { attached_custom_fields: [{ custom_field_id: id }, { required: 1 }] },
  ],
  [
    "metadata that is too long everywhere",
    rapidly.parseShareUpdate,
    { metadata: { "": 1, ["k".repeat(41)]: 2, text: "", long: "t".repeat(501) } },
  ],
  [
    "metadata inside metadata",
    rapidly.parseShareUpdate,
    { metadata: { nested: { a: 1 }, list: [1], nothing: null, ratio: Number.NaN } },
  ],
  ["too many pairs of metadata", rapidly.parseShareUpdate, { metadata: manyPairs(51) }],
  [
    "many mistakes at once",
    rapidly.parseShareUpdate,
    { name: "ab", visibility: 3, prices: [{}], medias: [1], is_archived: 0, description: [] },
  ],
  [
    "more mistakes than anyone reads",
    rapidly.parseShareUpdate,
    { medias: Array.from({ length: 25 }, (_, index) => index) },
  ],
  // Parts on their own
  ["a price without anything", rapidly.parseSharePriceCreate, {}],
  ["a price that is none", rapidly.parseSharePriceCreate, 2500],
  ["a currency", rapidly.parsePriceCurrency, "dollar"],
  // What Rapidly answers
  ["an empty answer", rapidly.parseShare, {}],
  ["an answer without a name", rapidly.parseShare, nameless],
  ["a time without an offset", rapidly.parseShare, { ...share, created_at: "2025-03-01 09:30" }],
  [
    "a time that is null or nothing of the kind",
    rapidly.parseShare,
    { ...share, created_at: null, modified_at: 1742774400 },
  ],
  ["a visibility that is null", rapidly.parseShare, { ...share, visibility: null }],
  [
    "a price of a kind that came later",
    rapidly.parseShare,
    { ...share, prices: [price, { ...price, amount_type: "auction" }] },
  ],
  [
    "a price without an id and of another source",
    rapidly.parseShare,
    { ...share, prices: [{ ...anonymous, source: "gift" }] },
  ],
  [
    "a custom field of a kind that came later",
    rapidly.parseShare,
    { ...share, attached_custom_fields: [{ ...field, custom_field: { ...field.custom_field, type: "file" } }] },
  ],
  [
    "an option without a label",
    rapidly.parseShare,
    {
      ...share,
      attached_custom_fields: [
        { ...field, custom_field: { ...field.custom_field, properties: { options: [{ value: "flac" }] } } },
      ],
    },
  ],
  ["an error of another kind", rapidly.parseResourceNotFound, { error: "NotFound", detail: 404 }],
  [
    "a place that is no place",
    rapidly.parseHttpValidationError,
    { detail: [{ loc: ["body", { index: 1 }], msg: "no", type: "missing" }] },
  ],
  // Cloudglue
  ["a title that is no text", cloudglue.parseUpdateShareableAssetRequest, { title: null, metadata: "campaign=spring" }],
  ["an asset with a date for a number", cloudglue.parseShareableAsset, { ...asset, created_at: at }],
  ["an asset with an id that is none", cloudglue.parseShareableAsset, { ...asset, id: "asset-1" }],
  [
    "an asset of unknown state",
    cloudglue.parseShareableAsset,
    { ...asset, status: "done", visibility: "unlisted", object: "asset" },
  ],
  ["an expiry that is no number", cloudglue.parseShareableAsset, { ...asset, media_download_expires_at: "never" }],
];

test("a person can tell from the message what to change", async () => {
  const printed = mistaken.map(([mistake, parse, value]) => `# ${mistake}\n${messageOf(parse, value)}\n`);
  await expect(printed.join("\n")).toMatchFileSnapshot("messages.txt");
});

function messageOf(parse: (value: unknown) => unknown, value: unknown): string {
  try {
    parse(value);
  } catch (error) {
    if (isValidationError(error)) return error.message;
    throw error;
  }
  throw new Error("this is no mistake");
}
