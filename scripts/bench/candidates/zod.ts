import * as z from "zod";
import { type Candidate, read } from "../candidate.js";
import { type Happening, variants } from "../contracts/union.js";
import { hasMetadataKeys, isDateTime, isUuid, longEnough, shortEnough } from "../formats.js";

// `z.uuidv4()` is strict. `z.iso.datetime()` knows neither leap seconds nor lower case, and lengths are in UTF-16 units:
// those are refined.
const uuid4 = () => z.uuidv4();
const dateTime = () => z.string().refine(isDateTime);
const currency = z.enum(["aud", "brl", "cad", "chf", "eur", "inr", "gbp", "jpy", "sek", "usd"]);
const visibility = z.enum(["draft", "private", "public"]);
const metadata = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const share = () => {
  const price = {
    created_at: dateTime(),
    modified_at: dateTime().nullable(),
    id: uuid4(),
    source: z.enum(["catalog", "ad_hoc"]),
    price_currency: currency,
    is_archived: z.boolean(),
    share_id: uuid4(),
  };
  const form = {
    form_label: z.string().min(1).optional(),
    form_help_text: z.string().min(1).optional(),
    form_placeholder: z.string().min(1).optional(),
  };
  const length = z.int().min(0).max(2147483647).optional();
  const bound = z.int().min(-2147483648).max(2147483647).optional();
  const field = {
    created_at: dateTime(),
    modified_at: dateTime().nullable(),
    id: uuid4(),
    metadata,
    slug: z.string(),
    name: z.string(),
    workspace_id: uuid4(),
  };
  const option = z.looseObject({ value: z.string().min(1), label: z.string().min(1) });
  return z.looseObject({
    id: uuid4(),
    created_at: dateTime(),
    modified_at: dateTime().nullable(),
    name: z.string(),
    description: z.string().nullable(),
    visibility,
    is_archived: z.boolean(),
    workspace_id: uuid4(),
    metadata,
    prices: z.array(
      z.discriminatedUnion("amount_type", [
        z.looseObject({ ...price, amount_type: z.literal("fixed"), price_amount: z.int() }),
        z.looseObject({
          ...price,
          amount_type: z.literal("custom"),
          minimum_amount: z.int(),
          maximum_amount: z.int().nullable(),
          preset_amount: z.int().nullable(),
        }),
        z.looseObject({ ...price, amount_type: z.literal("free") }),
      ]),
    ),
    medias: z.array(
      z.looseObject({
        id: uuid4(),
        workspace_id: uuid4(),
        name: z.string(),
        path: z.string(),
        mime_type: z.string(),
        size: z.int(),
        storage_version: z.string().nullable(),
        checksum_etag: z.string().nullable(),
        checksum_sha256_base64: z.string().nullable(),
        checksum_sha256_hex: z.string().nullable(),
        last_modified_at: dateTime().nullable(),
        version: z.string().nullable(),
        service: z.literal("product_media"),
        is_uploaded: z.boolean(),
        created_at: dateTime(),
        size_readable: z.string(),
        public_url: z.string(),
      }),
    ),
    attached_custom_fields: z.array(
      z.looseObject({
        custom_field_id: uuid4(),
        custom_field: z.discriminatedUnion("type", [
          z.looseObject({
            ...field,
            type: z.literal("text"),
            properties: z.looseObject({
              ...form,
              textarea: z.boolean().optional(),
              min_length: length,
              max_length: length,
            }),
          }),
          z.looseObject({
            ...field,
            type: z.literal("number"),
            properties: z.looseObject({ ...form, ge: bound, le: bound }),
          }),
          z.looseObject({
            ...field,
            type: z.literal("date"),
            properties: z.looseObject({ ...form, ge: bound, le: bound }),
          }),
          z.looseObject({ ...field, type: z.literal("checkbox"), properties: z.looseObject(form) }),
          z.looseObject({
            ...field,
            type: z.literal("select"),
            properties: z.looseObject({ ...form, options: z.array(option).min(1) }),
          }),
        ]),
        order: z.int(),
        required: z.boolean(),
      }),
    ),
  });
};

const shareUpdate = () => {
  const text = z
    .string()
    .min(1)
    .refine((value) => shortEnough(value, 500));
  const amount = z.int().min(2000).max(1000000).nullable().optional();
  return z.looseObject({
    metadata: z
      .record(z.string(), z.union([text, z.number(), z.boolean()]))
      .refine(hasMetadataKeys)
      .optional(),
    name: z
      .string()
      .refine((value) => longEnough(value, 3))
      .nullable()
      .optional(),
    description: z.string().nullable().optional(),
    is_archived: z.boolean().nullable().optional(),
    visibility: visibility.nullable().optional(),
    prices: z
      .array(
        z.union([
          z.looseObject({ id: uuid4() }),
          z.discriminatedUnion("amount_type", [
            z.looseObject({
              amount_type: z.literal("fixed"),
              price_currency: currency.optional(),
              price_amount: z.int().min(2000).max(99999999),
            }),
            z.looseObject({
              amount_type: z.literal("custom"),
              price_currency: currency.optional(),
              minimum_amount: z.int().min(0).optional(),
              maximum_amount: amount,
              preset_amount: z.int().min(0).max(1000000).nullable().optional(),
            }),
            z.looseObject({ amount_type: z.literal("free"), price_currency: currency.optional() }),
          ]),
        ]),
      )
      .nullable()
      .optional(),
    medias: z.array(uuid4()).nullable().optional(),
    attached_custom_fields: z
      .array(z.looseObject({ custom_field_id: uuid4(), required: z.boolean() }))
      .nullable()
      .optional(),
  });
};

const shareableAsset = () => {
  const uuid = z.string().refine(isUuid);
  const text = z.string().optional();
  return z.looseObject({
    id: uuid,
    file_id: uuid,
    created_at: z.number(),
    file_segment_id: uuid.optional(),
    title: text,
    description: text,
    metadata: z.record(z.string(), z.unknown()).optional(),
    visibility: z.enum(["public", "private"]).optional(),
    preview_url: text,
    media_download_url: text,
    media_download_expires_at: z.number().nullable().optional(),
    share_url: text,
    stream_url: text,
    status: z.enum(["pending", "processing", "completed", "failed"]).optional(),
    asset_type: z.enum(["file", "file_segment"]).optional(),
    object: z.literal("share").optional(),
  });
};

const publicShape = {
  number: z.number(),
  negNumber: z.number(),
  maxNumber: z.number(),
  string: z.string(),
  longString: z.string(),
  boolean: z.boolean(),
};
const nested = { foo: z.string(), num: z.number(), bool: z.boolean() };

const happening: Readonly<Record<Happening, z.ZodRawShape>> = {
  created: { by: z.string().min(1) },
  updated: { fields: z.array(z.string()).min(1) },
  deleted: { reason: z.string().nullable() },
  archived: { until: z.int().min(0) },
  restored: { version: z.int().min(1) },
};
const union = () => {
  const members = variants.map(({ kind, thing, happening: happened }) =>
    z.looseObject({
      kind: z.literal(kind),
      at: z.number(),
      [`${thing}_id`]: z.string().min(1),
      ...happening[happened],
    }),
  );
  return z.discriminatedUnion("kind", members as [(typeof members)[0], ...typeof members]);
};

const tree = () => {
  const node = z.looseObject({
    label: z.string().min(1),
    weight: z.int().min(0),
    get children(): z.ZodType {
      return z.array(node);
    },
  });
  return node;
};

const rows = () =>
  z
    .array(
      z.looseObject({
        id: z.int().min(1),
        name: z
          .string()
          .min(1)
          .refine((value) => shortEnough(value, 40)),
        active: z.boolean(),
        score: z.number().min(0).max(1),
        tags: z.array(z.string()).max(5),
      }),
    )
    .max(1000);

const doors = (schema: z.ZodType) => ({
  is: (value: unknown) => schema.safeParse(value).success,
  issues: (value: unknown) => read(schema.safeParse(value).error?.issues),
});

export const candidate: Candidate = {
  share: () => doors(share()),
  shareUpdate: () => doors(shareUpdate()),
  shareableAsset: () => doors(shareableAsset()),
  loose: () => {
    const loose = z.looseObject({ ...publicShape, deeplyNested: z.looseObject(nested) });
    const stripping = z.object({ ...publicShape, deeplyNested: z.object(nested) });
    return { is: doors(loose).is, parse: (value) => stripping.parse(value) };
  },
  strict: () => {
    const strict = z.strictObject({ ...publicShape, deeplyNested: z.strictObject(nested) });
    return { is: doors(strict).is, parse: (value) => strict.parse(value) };
  },
  union: () => doors(union()),
  tree: () => doors(tree()),
  rows: () => doors(rows()),
};
