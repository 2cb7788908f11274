import * as z from "zod/mini";
import { type Candidate, read } from "../candidate.js";
import { type Happening, variants } from "../contracts/union.js";
import { hasMetadataKeys, isDateTime, isUuid, longEnough, shortEnough } from "../formats.js";

// The same schemas as for zod, in the words of its small build.
const uuid4 = () => z.uuidv4();
const dateTime = () => z.string().check(z.refine(isDateTime));
const currency = z.enum(["aud", "brl", "cad", "chf", "eur", "inr", "gbp", "jpy", "sek", "usd"]);
const visibility = z.enum(["draft", "private", "public"]);
const metadata = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const share = () => {
  const price = {
    created_at: dateTime(),
    modified_at: z.nullable(dateTime()),
    id: uuid4(),
    source: z.enum(["catalog", "ad_hoc"]),
    price_currency: currency,
    is_archived: z.boolean(),
    share_id: uuid4(),
  };
  const form = {
    form_label: z.optional(z.string().check(z.minLength(1))),
    form_help_text: z.optional(z.string().check(z.minLength(1))),
    form_placeholder: z.optional(z.string().check(z.minLength(1))),
  };
  const length = z.optional(z.int().check(z.minimum(0), z.maximum(2147483647)));
  const bound = z.optional(z.int().check(z.minimum(-2147483648), z.maximum(2147483647)));
  const field = {
    created_at: dateTime(),
    modified_at: z.nullable(dateTime()),
    id: uuid4(),
    metadata,
    slug: z.string(),
    name: z.string(),
    workspace_id: uuid4(),
  };
  const option = z.looseObject({ value: z.string().check(z.minLength(1)), label: z.string().check(z.minLength(1)) });
  return z.looseObject({
    id: uuid4(),
    created_at: dateTime(),
    modified_at: z.nullable(dateTime()),
    name: z.string(),
    description: z.nullable(z.string()),
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
          maximum_amount: z.nullable(z.int()),
          preset_amount: z.nullable(z.int()),
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
        storage_version: z.nullable(z.string()),
        checksum_etag: z.nullable(z.string()),
        checksum_sha256_base64: z.nullable(z.string()),
        checksum_sha256_hex: z.nullable(z.string()),
        last_modified_at: z.nullable(dateTime()),
        version: z.nullable(z.string()),
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
              textarea: z.optional(z.boolean()),
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
            properties: z.looseObject({ ...form, options: z.array(option).check(z.minLength(1)) }),
          }),
        ]),
        order: z.int(),
        required: z.boolean(),
      }),
    ),
  });
};

const shareUpdate = () => {
  const text = z.string().check(
    z.minLength(1),
    z.refine((value) => shortEnough(value, 500)),
  );
  const amount = z.optional(z.nullable(z.int().check(z.minimum(2000), z.maximum(1000000))));
  return z.looseObject({
    metadata: z.optional(
      z.record(z.string(), z.union([text, z.number(), z.boolean()])).check(z.refine(hasMetadataKeys)),
    ),
    name: z.optional(z.nullable(z.string().check(z.refine((value) => longEnough(value, 3))))),
    description: z.optional(z.nullable(z.string())),
    is_archived: z.optional(z.nullable(z.boolean())),
    visibility: z.optional(z.nullable(visibility)),
    prices: z.optional(
      z.nullable(
        z.array(
          z.union([
            z.looseObject({ id: uuid4() }),
            z.discriminatedUnion("amount_type", [
              z.looseObject({
                amount_type: z.literal("fixed"),
                price_currency: z.optional(currency),
                price_amount: z.int().check(z.minimum(2000), z.maximum(99999999)),
              }),
              z.looseObject({
                amount_type: z.literal("custom"),
                price_currency: z.optional(currency),
                minimum_amount: z.optional(z.int().check(z.minimum(0))),
                maximum_amount: amount,
                preset_amount: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(1000000)))),
              }),
              z.looseObject({ amount_type: z.literal("free"), price_currency: z.optional(currency) }),
            ]),
          ]),
        ),
      ),
    ),
    medias: z.optional(z.nullable(z.array(uuid4()))),
    attached_custom_fields: z.optional(
      z.nullable(z.array(z.looseObject({ custom_field_id: uuid4(), required: z.boolean() }))),
    ),
  });
};

const shareableAsset = () => {
  const uuid = z.string().check(z.refine(isUuid));
  const text = z.optional(z.string());
  return z.looseObject({
    id: uuid,
    file_id: uuid,
    created_at: z.number(),
    file_segment_id: z.optional(uuid),
    title: text,
    description: text,
    metadata: z.optional(z.record(z.string(), z.unknown())),
    visibility: z.optional(z.enum(["public", "private"])),
    preview_url: text,
    media_download_url: text,
    media_download_expires_at: z.optional(z.nullable(z.number())),
    share_url: text,
    stream_url: text,
    status: z.optional(z.enum(["pending", "processing", "completed", "failed"])),
    asset_type: z.optional(z.enum(["file", "file_segment"])),
    object: z.optional(z.literal("share")),
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

const happening: Readonly<Record<Happening, Record<string, z.ZodMiniType>>> = {
  created: { by: z.string().check(z.minLength(1)) },
  updated: { fields: z.array(z.string()).check(z.minLength(1)) },
  deleted: { reason: z.nullable(z.string()) },
  archived: { until: z.int().check(z.minimum(0)) },
  restored: { version: z.int().check(z.minimum(1)) },
};
const union = () => {
  const members = variants.map(({ kind, thing, happening: happened }) =>
    z.looseObject({
      kind: z.literal(kind),
      at: z.number(),
      [`${thing}_id`]: z.string().check(z.minLength(1)),
      ...happening[happened],
    }),
  );
  return z.discriminatedUnion("kind", members as [(typeof members)[0], ...typeof members]);
};

const tree = () => {
  const node = z.looseObject({
    label: z.string().check(z.minLength(1)),
    weight: z.int().check(z.minimum(0)),
    get children(): z.ZodMiniType {
      return z.array(node);
    },
  });
  return node;
};

const rows = () =>
  z
    .array(
      z.looseObject({
        id: z.int().check(z.minimum(1)),
        name: z.string().check(
          z.minLength(1),
          z.refine((value) => shortEnough(value, 40)),
        ),
        active: z.boolean(),
        score: z.number().check(z.minimum(0), z.maximum(1)),
        tags: z.array(z.string()).check(z.maxLength(5)),
      }),
    )
    .check(z.maxLength(1000));

const doors = (schema: z.ZodMiniType) => ({
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
