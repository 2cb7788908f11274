import { type Type, type } from "arktype";
import { type Candidate, read } from "../candidate.js";
import { type Happening, variants } from "../contracts/union.js";
import { hasMetadataKeys, isDateTime, isUuid4, longEnough, shortEnough } from "../formats.js";

// `string.uuid.v4` and `string.date.iso` are looser than the formats, and lengths are in UTF-16 units: those are narrowed.
const uuid4 = type("string").narrow(isUuid4);
const dateTime = type("string").narrow(isDateTime);
const dateTimeOrNull = dateTime.or("null");
const currency = type.enumerated("aud", "brl", "cad", "chf", "eur", "inr", "gbp", "jpy", "sek", "usd");
const visibility = type.enumerated("draft", "private", "public");
const plainObject = type("object").narrow((value) => !Array.isArray(value));
const metadata = plainObject.and(type({ "[string]": "string | number | boolean" }));

const share = () => {
  const price = type({
    created_at: dateTime,
    modified_at: dateTimeOrNull,
    id: uuid4,
    source: "'catalog' | 'ad_hoc'",
    price_currency: currency,
    is_archived: "boolean",
    share_id: uuid4,
  });
  const form = type({
    "form_label?": "string >= 1",
    "form_help_text?": "string >= 1",
    "form_placeholder?": "string >= 1",
  });
  const numbers = form.and({
    "ge?": "-2147483648 <= number.integer <= 2147483647",
    "le?": "-2147483648 <= number.integer <= 2147483647",
  });
  const field = type({
    created_at: dateTime,
    modified_at: dateTimeOrNull,
    id: uuid4,
    metadata,
    slug: "string",
    name: "string",
    workspace_id: uuid4,
  });
  const prices = price
    .and({ amount_type: "'fixed'", price_amount: "number.integer" })
    .or(
      price.and({
        amount_type: "'custom'",
        minimum_amount: "number.integer",
        maximum_amount: "number.integer | null",
        preset_amount: "number.integer | null",
      }),
    )
    .or(price.and({ amount_type: "'free'" }));
  const fields = field
    .and({
      type: "'text'",
      properties: form.and({
        "textarea?": "boolean",
        "min_length?": "0 <= number.integer <= 2147483647",
        "max_length?": "0 <= number.integer <= 2147483647",
      }),
    })
    .or(field.and({ type: "'number'", properties: numbers }))
    .or(field.and({ type: "'date'", properties: numbers }))
    .or(field.and({ type: "'checkbox'", properties: form }))
    .or(
      field.and({
        type: "'select'",
        properties: form.and({
          options: type({ value: "string >= 1", label: "string >= 1" }).array().atLeastLength(1),
        }),
      }),
    );
  const media = type({
    id: uuid4,
    workspace_id: uuid4,
    name: "string",
    path: "string",
    mime_type: "string",
    size: "number.integer",
    storage_version: "string | null",
    checksum_etag: "string | null",
    checksum_sha256_base64: "string | null",
    checksum_sha256_hex: "string | null",
    last_modified_at: dateTimeOrNull,
    version: "string | null",
    service: "'product_media'",
    is_uploaded: "boolean",
    created_at: dateTime,
    size_readable: "string",
    public_url: "string",
  });
  return type({
    id: uuid4,
    created_at: dateTime,
    modified_at: dateTimeOrNull,
    name: "string",
    description: "string | null",
    visibility,
    is_archived: "boolean",
    workspace_id: uuid4,
    metadata,
    prices: prices.array(),
    medias: media.array(),
    attached_custom_fields: type({
      custom_field_id: uuid4,
      custom_field: fields,
      order: "number.integer",
      required: "boolean",
    }).array(),
  });
};

const shareUpdate = () => {
  const text = type("string >= 1").narrow((value) => shortEnough(value, 500));
  const create = type({
    amount_type: "'fixed'",
    "price_currency?": currency,
    price_amount: "2000 <= number.integer <= 99999999",
  })
    .or({
      amount_type: "'custom'",
      "price_currency?": currency,
      "minimum_amount?": "number.integer >= 0",
      "maximum_amount?": "2000 <= number.integer <= 1000000 | null",
      "preset_amount?": "0 <= number.integer <= 1000000 | null",
    })
    .or({ amount_type: "'free'", "price_currency?": currency });
  const update = type({
    "metadata?": plainObject.and(type({ "[string]": text.or("number | boolean") })).narrow(hasMetadataKeys),
    "name?": type("string")
      .narrow((value) => longEnough(value, 3))
      .or("null"),
    "description?": "string | null",
    "is_archived?": "boolean | null",
    "visibility?": visibility.or("null"),
    "prices?": type({ id: uuid4 }).or(create).array().or("null"),
    "medias?": uuid4.array().or("null"),
    "attached_custom_fields?": type({ custom_field_id: uuid4, required: "boolean" }).array().or("null"),
  });
  return plainObject.and(update);
};

const shareableAsset = () =>
  type({
    id: "string.uuid",
    file_id: "string.uuid",
    created_at: "number",
    "file_segment_id?": "string.uuid",
    "title?": "string",
    "description?": "string",
    "metadata?": plainObject,
    "visibility?": "'public' | 'private'",
    "preview_url?": "string",
    "media_download_url?": "string",
    "media_download_expires_at?": "number | null",
    "share_url?": "string",
    "stream_url?": "string",
    "status?": "'pending' | 'processing' | 'completed' | 'failed'",
    "asset_type?": "'file' | 'file_segment'",
    "object?": "'share'",
  });

const publicShape = {
  number: "number",
  negNumber: "number",
  maxNumber: "number",
  string: "string",
  longString: "string",
  boolean: "boolean",
} as const;
const nested = { foo: "string", num: "number", bool: "boolean" } as const;

const happening: Readonly<Record<Happening, Record<string, string>>> = {
  created: { by: "string >= 1" },
  updated: { fields: "string[] >= 1" },
  deleted: { reason: "string | null" },
  archived: { until: "number.integer >= 0" },
  restored: { version: "number.integer >= 1" },
};
const union = () =>
  variants
    .map(({ kind, thing, happening: happened }): Type => {
      const shape = { kind: `'${kind}'`, at: "number", [`${thing}_id`]: "string >= 1", ...happening[happened] };
      return type(shape as never) as unknown as Type;
    })
    .reduce((all, each) => all.or(each as never) as unknown as Type);

const tree = () => type({ label: "string >= 1", weight: "number.integer >= 0", children: "this[]" });

const rows = () =>
  type({
    id: "number.integer >= 1",
    name: type("string >= 1").narrow((value) => shortEnough(value, 40)),
    active: "boolean",
    score: "0 <= number <= 1",
    tags: "string[] <= 5",
  })
    .array()
    .atMostLength(1000);

const doors = (schema: unknown) => {
  const checked = schema as Type;
  return {
    is: (value: unknown) => checked.allows(value),
    issues: (value: unknown) => {
      const out = checked(value);
      return out instanceof type.errors ? read(out) : 0;
    },
  };
};

const parser = (schema: unknown) => (value: unknown) => {
  const out = (schema as Type)(value);
  if (out instanceof type.errors) throw out;
  return out;
};

export const candidate: Candidate = {
  share: () => doors(share()),
  shareUpdate: () => doors(shareUpdate()),
  shareableAsset: () => doors(shareableAsset()),
  loose: () => {
    const stripping = type({ "+": "delete", ...publicShape, deeplyNested: { "+": "delete", ...nested } });
    return { is: doors(type({ ...publicShape, deeplyNested: nested })).is, parse: parser(stripping) };
  },
  strict: () => {
    const strict = type({ "+": "reject", ...publicShape, deeplyNested: { "+": "reject", ...nested } });
    return { is: doors(strict).is, parse: parser(strict) };
  },
  union: () => doors(union()),
  tree: () => doors(tree()),
  rows: () => doors(rows()),
};
