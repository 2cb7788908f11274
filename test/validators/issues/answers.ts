import type { Topic } from "./topic.js";

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

const { name: _, ...nameless } = share;
const { id: __, ...anonymous } = price;
const asset = { id, file_id: id, created_at: 1742774400 };

/** What Rapidly and Cloudglue answer, and what is sent to Cloudglue. */
export const answers: Topic = {
  schemas: {},
  mistakes: [
    ["an empty answer", "Share", {}],
    ["an answer without a name", "Share", nameless],
    ["a time without an offset", "Share", { ...share, created_at: "2025-03-01 09:30" }],
    ["a time that is null or nothing of the kind", "Share", { ...share, created_at: null, modified_at: 1742774400 }],
    ["a visibility that is null", "Share", { ...share, visibility: null }],
    ["a price of a kind that came later", "Share", { ...share, prices: [price, { ...price, amount_type: "auction" }] }],
    ["a price without an id and of another source", "Share", { ...share, prices: [{ ...anonymous, source: "gift" }] }],
    [
      "a custom field of a kind that came later",
      "Share",
      { ...share, attached_custom_fields: [{ ...field, custom_field: { ...field.custom_field, type: "file" } }] },
    ],
    [
      "an option without a label",
      "Share",
      {
        ...share,
        attached_custom_fields: [
          { ...field, custom_field: { ...field.custom_field, properties: { options: [{ value: "flac" }] } } },
        ],
      },
    ],
    ["an error of another kind", "ResourceNotFound", { error: "NotFound", detail: 404 }],
    [
      "a place that is no place",
      "HttpValidationError",
      { detail: [{ loc: ["body", { index: 1 }], msg: "no", type: "missing" }] },
    ],
    ["a title that is no text", "UpdateShareableAssetRequest", { title: null, metadata: "campaign=spring" }],
    ["an asset with a date for a number", "ShareableAsset", { ...asset, created_at: at }],
    ["an asset with an id that is none", "ShareableAsset", { ...asset, id: "asset-1" }],
    [
      "an asset of unknown state",
      "ShareableAsset",
      { ...asset, status: "done", visibility: "unlisted", object: "asset" },
    ],
    ["an expiry that is no number", "ShareableAsset", { ...asset, media_download_expires_at: "never" }],
  ],
};
