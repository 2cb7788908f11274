import typia, { type tags } from "typia";
import type { Happened } from "../build/union.js";
import { read } from "../candidate.js";
import * as formats from "../formats.js";

// Typia's own `uuid` and `date-time` are looser than the formats, and its lengths are in UTF-16 units: those are tags that
// call a function of this module.

type Check<Name extends string, Call extends string> = tags.TagBase<{
  kind: Name;
  target: "string";
  value: undefined;
  validate: Call;
}>;
type Uuid = string & Check<"uuid", "formats.isUuid($input)">;
type Uuid4 = string & Check<"uuid4", "formats.isUuid4($input)">;
type DateTime = string & Check<"date-time", "formats.isDateTime($input)">;
type Filled = string & tags.MinLength<1>;
/** `Type<"int64">` is bounded by 2^63 and so any integer that JSON holds here. */
type Integer = number & tags.Type<"int64">;
type Currency = "aud" | "brl" | "cad" | "chf" | "eur" | "inr" | "gbp" | "jpy" | "sek" | "usd";
type Visibility = "draft" | "private" | "public";
type Metadata = Record<string, string | number | boolean>;

interface Price {
  created_at: DateTime;
  modified_at: DateTime | null;
  id: Uuid4;
  source: "catalog" | "ad_hoc";
  price_currency: Currency;
  is_archived: boolean;
  share_id: Uuid4;
}
interface Fixed extends Price {
  amount_type: "fixed";
  price_amount: Integer;
}
interface Custom extends Price {
  amount_type: "custom";
  minimum_amount: Integer;
  maximum_amount: Integer | null;
  preset_amount: Integer | null;
}
interface Free extends Price {
  amount_type: "free";
}
interface Form {
  form_label?: Filled;
  form_help_text?: Filled;
  form_placeholder?: Filled;
}
type Length = Integer & tags.Minimum<0> & tags.Maximum<2147483647>;
type Bound = Integer & tags.Minimum<-2147483648> & tags.Maximum<2147483647>;
interface NumberForm extends Form {
  ge?: Bound;
  le?: Bound;
}
interface Field {
  created_at: DateTime;
  modified_at: DateTime | null;
  id: Uuid4;
  metadata: Metadata;
  slug: string;
  name: string;
  workspace_id: Uuid4;
}
interface TextField extends Field {
  type: "text";
  properties: TextForm;
}
interface TextForm extends Form {
  textarea?: boolean;
  min_length?: Length;
  max_length?: Length;
}
interface NumberField extends Field {
  type: "number";
  properties: NumberForm;
}
interface DateField extends Field {
  type: "date";
  properties: NumberForm;
}
interface CheckboxField extends Field {
  type: "checkbox";
  properties: Form;
}
interface SelectField extends Field {
  type: "select";
  properties: SelectForm;
}
interface SelectForm extends Form {
  options: { value: Filled; label: Filled }[] & tags.MinItems<1>;
}
interface Media {
  id: Uuid4;
  workspace_id: Uuid4;
  name: string;
  path: string;
  mime_type: string;
  size: Integer;
  storage_version: string | null;
  checksum_etag: string | null;
  checksum_sha256_base64: string | null;
  checksum_sha256_hex: string | null;
  last_modified_at: DateTime | null;
  version: string | null;
  service: "product_media";
  is_uploaded: boolean;
  created_at: DateTime;
  size_readable: string;
  public_url: string;
}
interface AttachedCustomField {
  custom_field_id: Uuid4;
  custom_field: TextField | NumberField | DateField | CheckboxField | SelectField;
  order: Integer;
  required: boolean;
}
interface Share {
  id: Uuid4;
  created_at: DateTime;
  modified_at: DateTime | null;
  name: string;
  description: string | null;
  visibility: Visibility;
  is_archived: boolean;
  workspace_id: Uuid4;
  metadata: Metadata;
  prices: (Fixed | Custom | Free)[];
  medias: Media[];
  attached_custom_fields: AttachedCustomField[];
}

type MetadataText = string & tags.MinLength<1> & Check<"maxLength", "formats.shortEnough($input, 500)">;
interface ShareUpdate {
  metadata?: Record<string, MetadataText | number | boolean>;
  name?: (string & Check<"minLength", "formats.longEnough($input, 3)">) | null;
  description?: string | null;
  is_archived?: boolean | null;
  visibility?: Visibility | null;
  prices?: (ExistingPrice | FixedCreate | CustomCreate | FreeCreate)[] | null;
  medias?: Uuid4[] | null;
  attached_custom_fields?: { custom_field_id: Uuid4; required: boolean }[] | null;
}
/** Typia takes a property that one variant alone has for a tag. Any may be there: `anyOf` asks for one that fits. */
interface ExistingPrice {
  id: Uuid4;
  amount_type?: unknown;
  price_amount?: unknown;
}
interface FixedCreate {
  id?: unknown;
  amount_type: "fixed";
  price_currency?: Currency;
  price_amount: Integer & tags.Minimum<2000> & tags.Maximum<99999999>;
}
interface CustomCreate {
  id?: unknown;
  amount_type: "custom";
  price_currency?: Currency;
  minimum_amount?: Integer & tags.Minimum<0>;
  maximum_amount?: (Integer & tags.Minimum<2000> & tags.Maximum<1000000>) | null;
  preset_amount?: (Integer & tags.Minimum<0> & tags.Maximum<1000000>) | null;
}
interface FreeCreate {
  id?: unknown;
  amount_type: "free";
  price_currency?: Currency;
}

interface ShareableAsset {
  id: Uuid;
  file_id: Uuid;
  created_at: number;
  file_segment_id?: Uuid;
  title?: string;
  description?: string;
  metadata?: Record<string, unknown>;
  visibility?: "public" | "private";
  preview_url?: string;
  media_download_url?: string;
  media_download_expires_at?: number | null;
  share_url?: string;
  stream_url?: string;
  status?: "pending" | "processing" | "completed" | "failed";
  asset_type?: "file" | "file_segment";
  object?: "share";
}

interface Public {
  number: number;
  negNumber: number;
  maxNumber: number;
  string: string;
  longString: string;
  boolean: boolean;
  deeplyNested: { foo: string; num: number; bool: boolean };
}

interface Tree {
  label: Filled;
  weight: Integer & tags.Minimum<0>;
  children: Tree[];
}

interface Row {
  id: Integer & tags.Minimum<1>;
  name: Filled & Check<"maxLength", "formats.shortEnough($input, 40)">;
  active: boolean;
  score: number & tags.Minimum<0> & tags.Maximum<1>;
  tags: string[] & tags.MaxItems<5>;
}
type Rows = Row[] & tags.MaxItems<1000>;

const issuesOf = (result: typia.IValidation<unknown>) =>
  result.success ? 0 : read(result.errors.map(({ path, expected }) => ({ path, message: expected })));

export const candidate = {
  share: () => ({ is: typia.createIs<Share>(), issues: (value: unknown) => issuesOf(validateShare(value)) }),
  shareUpdate: () => ({
    is: (value: unknown) => {
      return isShareUpdate(value) && (value.metadata === undefined || formats.hasMetadataKeys(value.metadata));
    },
    issues: (value: unknown) => {
      const result = validateShareUpdate(value);
      if (!result.success) return issuesOf(result);
      const { metadata } = result.data;
      return metadata === undefined || formats.hasMetadataKeys(metadata)
        ? 0
        : read([{ path: "$input.metadata", message: "at most 50 keys of 1 to 40 characters" }]);
    },
  }),
  shareableAsset: () => ({
    is: typia.createIs<ShareableAsset>(),
    issues: (value: unknown) => issuesOf(validateShareableAsset(value)),
  }),
  loose: () => ({
    is: typia.createIs<Public>(),
    parse: (value: unknown) => {
      if (!isPublic(value)) throw new Error("not valid");
      return clonePublic(value);
    },
  }),
  strict: () => ({
    is: typia.createEquals<Public>(),
    parse: (value: unknown) => {
      if (!equalsPublic(value)) throw new Error("not valid");
      return value;
    },
  }),
  union: () => ({ is: typia.createIs<Happened>(), issues: (value: unknown) => issuesOf(validateHappened(value)) }),
  tree: () => ({ is: typia.createIs<Tree>(), issues: (value: unknown) => issuesOf(validateTree(value)) }),
  rows: () => ({ is: typia.createIs<Rows>(), issues: (value: unknown) => issuesOf(validateRows(value)) }),
};

const isShareUpdate = typia.createIs<ShareUpdate>();
const isPublic = typia.createIs<Public>();
const equalsPublic = typia.createEquals<Public>();
const clonePublic = typia.misc.createClone<Public>();
const validateShare = typia.createValidate<Share>();
const validateShareUpdate = typia.createValidate<ShareUpdate>();
const validateShareableAsset = typia.createValidate<ShareableAsset>();
const validateHappened = typia.createValidate<Happened>();
const validateTree = typia.createValidate<Tree>();
const validateRows = typia.createValidate<Rows>();
