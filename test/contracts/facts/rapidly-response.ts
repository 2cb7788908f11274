import {
  anything,
  choice,
  dateTime,
  either,
  type Fields,
  flag,
  freeForm,
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
import { currency, visibility } from "./rapidly-request.js";

const metadata: Rule = {
  accepts: [{ key: "value" }, {}, { "": "", s: "v".repeat(501), i: 1, f: 1.5, b: false }, pairs(51)],
  refuses: [null, true, 1, "text", [], { key: null }, { key: {} }, { key: ["value"] }],
};

const sharePrice: Fields = {
  created_at: required(dateTime),
  modified_at: required(nullable(dateTime)),
  id: required(uuid4),
  source: required(choice("catalog", "ad_hoc")),
  price_currency: required(currency),
  is_archived: required(flag),
  share_id: required(uuid4),
};

const sharePriceFixed: Fields = {
  ...sharePrice,
  amount_type: required(tag("fixed")),
  price_amount: required(integer()),
};

const sharePriceCustom: Fields = {
  ...sharePrice,
  amount_type: required(tag("custom")),
  minimum_amount: required(integer()),
  maximum_amount: required(nullable(integer())),
  preset_amount: required(nullable(integer())),
};

const sharePriceFree: Fields = { ...sharePrice, amount_type: required(tag("free")) };

const anySharePrice = either(object(sharePriceFixed), object(sharePriceCustom), object(sharePriceFree));

const shareMediaFileRead: Fields = {
  id: required(uuid4),
  workspace_id: required(uuid4),
  name: required(text()),
  path: required(text()),
  mime_type: required(text()),
  size: required(integer()),
  storage_version: required(nullable(text())),
  checksum_etag: required(nullable(text())),
  checksum_sha256_base64: required(nullable(text())),
  checksum_sha256_hex: required(nullable(text())),
  last_modified_at: required(nullable(dateTime)),
  version: required(nullable(text())),
  service: required(tag("product_media")),
  is_uploaded: required(flag),
  created_at: required(dateTime),
  size_readable: required(text()),
  public_url: required(text()),
};

const form: Fields = {
  form_label: optional(text(1)),
  form_help_text: optional(text(1)),
  form_placeholder: optional(text(1)),
};
const length = integer({ from: 0, to: 2_147_483_647 });
const limit = integer({ from: -2_147_483_648, to: 2_147_483_647 });

const customFieldSelectOption: Fields = { value: required(text(1)), label: required(text(1)) };

const textProperties: Fields = {
  ...form,
  textarea: optional(flag),
  min_length: optional(length),
  max_length: optional(length),
};
const numberProperties: Fields = { ...form, ge: optional(limit), le: optional(limit) };
const dateProperties: Fields = { ...form, ge: optional(limit), le: optional(limit) };
const checkboxProperties: Fields = form;
const selectProperties: Fields = { ...form, options: required(list(object(customFieldSelectOption), { atLeast: 1 })) };

const customFieldText = customField("text", textProperties);
const customFieldNumber = customField("number", numberProperties);
const customFieldDate = customField("date", dateProperties);
const customFieldCheckbox = customField("checkbox", checkboxProperties);
const customFieldSelect = customField("select", selectProperties);

const anyCustomField = either(
  object(customFieldText),
  object(customFieldNumber),
  object(customFieldDate),
  object(customFieldCheckbox),
  object(customFieldSelect),
);

const attachedCustomField: Fields = {
  custom_field_id: required(uuid4),
  custom_field: required(anyCustomField),
  order: required(integer()),
  required: required(flag),
};

const share: Fields = {
  id: required(uuid4),
  created_at: required(dateTime),
  modified_at: required(nullable(dateTime)),
  name: required(text()),
  description: required(nullable(text())),
  visibility: required(visibility),
  is_archived: required(flag),
  workspace_id: required(uuid4),
  metadata: required(metadata),
  prices: required(list(anySharePrice)),
  medias: required(list(object(shareMediaFileRead))),
  attached_custom_fields: required(list(object(attachedCustomField))),
};

const notPermitted: Fields = { error: required(tag("NotPermitted")), detail: required(text()) };
const resourceNotFound: Fields = { error: required(tag("ResourceNotFound")), detail: required(text()) };

const step: Rule = { accepts: ["body", 0, 7, -1], refuses: [0.5, null, true, {}, []] };

const validationErrorDetail: Fields = {
  loc: required(list(step)),
  msg: required(text()),
  type: required(text()),
  input: optional(anything),
  ctx: optional(freeForm),
};

const httpValidationError: Fields = { detail: optional(list(object(validationErrorDetail))) };

/** Every schema that Rapidly answers with, with what the reference page says of it. */
export const rapidlyResponseFacts: readonly Fact[] = [
  ...objects("rapidly", {
    Share: share,
    SharePriceFixed: sharePriceFixed,
    SharePriceCustom: sharePriceCustom,
    SharePriceFree: sharePriceFree,
    ShareMediaFileRead: shareMediaFileRead,
    AttachedCustomField: attachedCustomField,
    CustomFieldText: customFieldText,
    CustomFieldNumber: customFieldNumber,
    CustomFieldDate: customFieldDate,
    CustomFieldCheckbox: customFieldCheckbox,
    CustomFieldSelect: customFieldSelect,
    CustomFieldTextProperties: textProperties,
    CustomFieldNumberProperties: numberProperties,
    CustomFieldDateProperties: dateProperties,
    CustomFieldCheckboxProperties: checkboxProperties,
    CustomFieldSelectProperties: selectProperties,
    CustomFieldSelectOption: customFieldSelectOption,
    NotPermitted: notPermitted,
    ResourceNotFound: resourceNotFound,
    HttpValidationError: httpValidationError,
    ValidationErrorDetail: validationErrorDetail,
  }),
  { api: "rapidly", schema: "Metadata", rule: metadata },
  { api: "rapidly", schema: "SharePrice", rule: anySharePrice },
  { api: "rapidly", schema: "CustomField", rule: anyCustomField },
];

function customField(type: string, properties: Fields): Fields {
  return {
    created_at: required(dateTime),
    modified_at: required(nullable(dateTime)),
    id: required(uuid4),
    metadata: required(metadata),
    type: required(tag(type)),
    slug: required(text()),
    name: required(text()),
    workspace_id: required(uuid4),
    properties: required(object(properties)),
  };
}
