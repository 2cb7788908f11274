import * as v from "valibot";
import { type Candidate, read } from "../candidate.js";
import { type Happening, variants } from "../contracts/union.js";
import { hasMetadataKeys, isDateTime, isUuid, isUuid4, longEnough, shortEnough } from "../formats.js";

// Valibot's `uuid` and `isoTimestamp` are looser than the formats, and its lengths are in UTF-16 units: those are checks.
const uuid4 = v.pipe(v.string(), v.check(isUuid4));
const uuid = v.pipe(v.string(), v.check(isUuid));
const dateTime = v.pipe(v.string(), v.check(isDateTime));
const filled = v.pipe(v.string(), v.minLength(1));
const integer = v.pipe(v.number(), v.integer());
const integerIn = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const currency = v.picklist(["aud", "brl", "cad", "chf", "eur", "inr", "gbp", "jpy", "sek", "usd"]);
const visibility = v.picklist(["draft", "private", "public"]);

/** A record refuses no array of its own. */
const plainObject = v.custom<Record<string, unknown>>((value) => !Array.isArray(value));
const metadata = v.pipe(plainObject, v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])));

const share = () => {
  const price = {
    created_at: dateTime,
    modified_at: v.nullable(dateTime),
    id: uuid4,
    source: v.picklist(["catalog", "ad_hoc"]),
    price_currency: currency,
    is_archived: v.boolean(),
    share_id: uuid4,
  };
  const form = {
    form_label: v.optional(filled),
    form_help_text: v.optional(filled),
    form_placeholder: v.optional(filled),
  };
  const length = v.optional(integerIn(0, 2147483647));
  const bound = v.optional(integerIn(-2147483648, 2147483647));
  const field = {
    created_at: dateTime,
    modified_at: v.nullable(dateTime),
    id: uuid4,
    metadata,
    slug: v.string(),
    name: v.string(),
    workspace_id: uuid4,
  };
  return v.looseObject({
    id: uuid4,
    created_at: dateTime,
    modified_at: v.nullable(dateTime),
    name: v.string(),
    description: v.nullable(v.string()),
    visibility,
    is_archived: v.boolean(),
    workspace_id: uuid4,
    metadata,
    prices: v.array(
      v.variant("amount_type", [
        v.looseObject({ ...price, amount_type: v.literal("fixed"), price_amount: integer }),
        v.looseObject({
          ...price,
          amount_type: v.literal("custom"),
          minimum_amount: integer,
          maximum_amount: v.nullable(integer),
          preset_amount: v.nullable(integer),
        }),
        v.looseObject({ ...price, amount_type: v.literal("free") }),
      ]),
    ),
    medias: v.array(
      v.looseObject({
        id: uuid4,
        workspace_id: uuid4,
        name: v.string(),
        path: v.string(),
        mime_type: v.string(),
        size: integer,
        storage_version: v.nullable(v.string()),
        checksum_etag: v.nullable(v.string()),
        checksum_sha256_base64: v.nullable(v.string()),
        checksum_sha256_hex: v.nullable(v.string()),
        last_modified_at: v.nullable(dateTime),
        version: v.nullable(v.string()),
        service: v.literal("product_media"),
        is_uploaded: v.boolean(),
        created_at: dateTime,
        size_readable: v.string(),
        public_url: v.string(),
      }),
    ),
    attached_custom_fields: v.array(
      v.looseObject({
        custom_field_id: uuid4,
        custom_field: v.variant("type", [
          v.looseObject({
            ...field,
            type: v.literal("text"),
            properties: v.looseObject({
              ...form,
              textarea: v.optional(v.boolean()),
              min_length: length,
              max_length: length,
            }),
          }),
          v.looseObject({
            ...field,
            type: v.literal("number"),
            properties: v.looseObject({ ...form, ge: bound, le: bound }),
          }),
          v.looseObject({
            ...field,
            type: v.literal("date"),
            properties: v.looseObject({ ...form, ge: bound, le: bound }),
          }),
          v.looseObject({ ...field, type: v.literal("checkbox"), properties: v.looseObject(form) }),
          v.looseObject({
            ...field,
            type: v.literal("select"),
            properties: v.looseObject({
              ...form,
              options: v.pipe(v.array(v.looseObject({ value: filled, label: filled })), v.minLength(1)),
            }),
          }),
        ]),
        order: integer,
        required: v.boolean(),
      }),
    ),
  });
};

const shareUpdate = () => {
  const text = v.pipe(
    v.string(),
    v.minLength(1),
    v.check((value) => shortEnough(value, 500)),
  );
  const atLeast3 = v.pipe(
    v.string(),
    v.check((value) => longEnough(value, 3)),
  );
  const prices = v.union([
    v.looseObject({ id: uuid4 }),
    v.variant("amount_type", [
      v.looseObject({
        amount_type: v.literal("fixed"),
        price_currency: v.optional(currency),
        price_amount: integerIn(2000, 99999999),
      }),
      v.looseObject({
        amount_type: v.literal("custom"),
        price_currency: v.optional(currency),
        minimum_amount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
        maximum_amount: v.nullish(integerIn(2000, 1000000)),
        preset_amount: v.nullish(integerIn(0, 1000000)),
      }),
      v.looseObject({ amount_type: v.literal("free"), price_currency: v.optional(currency) }),
    ]),
  ]);
  const update = v.looseObject({
    metadata: v.optional(
      v.pipe(
        plainObject,
        v.record(v.string(), v.union([text, v.number(), v.boolean()])),
        v.check((value) => hasMetadataKeys(value)),
      ),
    ),
    name: v.nullish(atLeast3),
    description: v.nullish(v.string()),
    is_archived: v.nullish(v.boolean()),
    visibility: v.nullish(visibility),
    prices: v.nullish(v.array(prices)),
    medias: v.nullish(v.array(uuid4)),
    attached_custom_fields: v.nullish(v.array(v.looseObject({ custom_field_id: uuid4, required: v.boolean() }))),
  });
  return v.pipe(plainObject, update);
};

const shareableAsset = () => {
  const text = v.optional(v.string());
  return v.looseObject({
    id: uuid,
    file_id: uuid,
    created_at: v.number(),
    file_segment_id: v.optional(uuid),
    title: text,
    description: text,
    metadata: v.optional(v.pipe(plainObject, v.record(v.string(), v.unknown()))),
    visibility: v.optional(v.picklist(["public", "private"])),
    preview_url: text,
    media_download_url: text,
    media_download_expires_at: v.nullish(v.number()),
    share_url: text,
    stream_url: text,
    status: v.optional(v.picklist(["pending", "processing", "completed", "failed"])),
    asset_type: v.optional(v.picklist(["file", "file_segment"])),
    object: v.optional(v.literal("share")),
  });
};

const publicShape = {
  number: v.number(),
  negNumber: v.number(),
  maxNumber: v.number(),
  string: v.string(),
  longString: v.string(),
  boolean: v.boolean(),
};
const nested = { foo: v.string(), num: v.number(), bool: v.boolean() };

const happening: Readonly<Record<Happening, v.ObjectEntries>> = {
  created: { by: filled },
  updated: { fields: v.pipe(v.array(v.string()), v.minLength(1)) },
  deleted: { reason: v.nullable(v.string()) },
  archived: { until: v.pipe(v.number(), v.integer(), v.minValue(0)) },
  restored: { version: v.pipe(v.number(), v.integer(), v.minValue(1)) },
};
const union = () =>
  v.variant(
    "kind",
    variants.map(({ kind, thing, happening: happened }) =>
      v.looseObject({ kind: v.literal(kind), at: v.number(), [`${thing}_id`]: filled, ...happening[happened] }),
    ),
  );

const tree = () => {
  const node: v.GenericSchema = v.looseObject({
    label: filled,
    weight: v.pipe(v.number(), v.integer(), v.minValue(0)),
    children: v.array(v.lazy(() => node)),
  });
  return node;
};

const rows = () =>
  v.pipe(
    v.array(
      v.looseObject({
        id: v.pipe(v.number(), v.integer(), v.minValue(1)),
        name: v.pipe(
          v.string(),
          v.minLength(1),
          v.check((value) => shortEnough(value, 40)),
        ),
        active: v.boolean(),
        score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        tags: v.pipe(v.array(v.string()), v.maxLength(5)),
      }),
    ),
    v.maxLength(1000),
  );

const doors = (schema: v.GenericSchema) => ({
  is: (value: unknown) => v.is(schema, value),
  issues: (value: unknown) => read(v.safeParse(schema, value).issues),
});

export const candidate: Candidate = {
  share: () => doors(share()),
  shareUpdate: () => doors(shareUpdate()),
  shareableAsset: () => doors(shareableAsset()),
  loose: () => {
    const loose = v.looseObject({ ...publicShape, deeplyNested: v.looseObject(nested) });
    const stripping = v.object({ ...publicShape, deeplyNested: v.object(nested) });
    return { is: doors(loose).is, parse: (value) => v.parse(stripping, value) };
  },
  strict: () => {
    const strict = v.strictObject({ ...publicShape, deeplyNested: v.strictObject(nested) });
    return { is: doors(strict).is, parse: (value) => v.parse(strict, value) };
  },
  union: () => doors(union()),
  tree: () => doors(tree()),
  rows: () => doors(rows()),
};
