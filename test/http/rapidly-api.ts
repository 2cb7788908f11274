import {
  matchSharePriceUpdate,
  parseHttpValidationError,
  parseNotPermitted,
  parseResourceNotFound,
  parseShare,
  type Share,
  type SharePrice,
  type SharePriceUpdate,
  type ShareUpdate,
  type ValidationErrorDetail,
  validateShareUpdate,
} from "../../generated/src/rapidly/index.js";
import { validateUpdateShareParameters } from "../../generated/src/rapidly/validators.js";
import type { Issue } from "../../generated/src/runtime/index.js";
import { rapidlyExample } from "./examples.js";
import type { Reply, Seen } from "./server.js";

export const rapidlyToken = "ra-token";

/** A token that may read shares but not change them. */
export const readerToken = "ra-token-of-a-reader";

export interface RapidlyState {
  readonly shares: Map<string, Share>;
}

/** The share that the contract shows in full. */
export function rapidlyState(): RapidlyState {
  const share = parseShare(rapidlyExample("200 full"));
  return { shares: new Map([[share.id, share]]) };
}

/** `PATCH /api/shares/{id}`. A token that nobody has gets a 401, which the contract does not list. */
export function rapidly({ shares }: RapidlyState, id: string, { headers, body }: Seen): Reply {
  if (headers.authorization === `Bearer ${readerToken}`) return { status: 403, body: notPermitted };
  if (headers.authorization !== `Bearer ${rapidlyToken}`) return { status: 401, body: { error: "Unauthorized" } };

  const parameters = validateUpdateShareParameters({ path: { id } });
  if (parameters.issues) return unprocessable(parameters.issues.map(detailOf));
  const share = shares.get(id);
  if (share === undefined) return { status: 404, body: notFound };

  const sent = parseJson(body.toString());
  if (sent === undefined) return unprocessable([{ loc: ["body"], msg: "Not JSON", type: "json_invalid" }]);
  const update = validateShareUpdate(sent);
  if (update.issues) {
    return unprocessable(update.issues.map((issue) => detailOf({ ...issue, path: ["body", ...issue.path] })));
  }
  const changed = updated(share, update.value);
  if (Array.isArray(changed)) return unprocessable(changed);
  shares.set(id, parseShare(changed));
  return { status: 200, body: changed };
}

const notPermitted = parseNotPermitted({ error: "NotPermitted", detail: "You cannot change this share" });
const notFound = parseResourceNotFound({ error: "ResourceNotFound", detail: "There is no such share" });

function unprocessable(detail: ValidationErrorDetail[]): Reply {
  return { status: 422, body: parseHttpValidationError({ detail }) };
}

function detailOf({ path, message, keyword }: Issue): ValidationErrorDetail {
  return { loc: path.map((key) => (typeof key === "symbol" ? String(key) : key)), msg: message, type: keyword };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The share with what was sent put in, or what of it does not exist. */
function updated(share: Share, update: ShareUpdate): Share | ValidationErrorDetail[] {
  const { prices, medias, attached_custom_fields: fields, ...plain } = update;
  const changed = {
    ...share,
    ...(Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null)) as Partial<Share>),
    modified_at: "2025-04-01T12:00:00Z",
    prices: prices?.map((price) => priceOf(price, share)) ?? share.prices,
    medias: medias?.map((id) => share.medias.find((media) => media.id === id)) ?? share.medias,
    attached_custom_fields:
      fields?.map(({ custom_field_id: id, required }, order) => {
        const attached = share.attached_custom_fields.find((field) => field.custom_field_id === id);
        return attached && { ...attached, required, order };
      }) ?? share.attached_custom_fields,
  };
  const missing = (["prices", "medias", "attached_custom_fields"] as const).flatMap((list) =>
    changed[list].flatMap((item, index) =>
      item === undefined ? [{ loc: ["body", list, index], msg: "There is none with this id", type: "not_found" }] : [],
    ),
  );
  return missing.length > 0 ? missing : parseShare(changed);
}

/** A price to keep, if the share has it, or a new one: here the defaults of the contract are filled in. */
function priceOf(update: SharePriceUpdate, share: Share): SharePrice | undefined {
  const made = {
    created_at: "2025-04-01T12:00:00Z",
    modified_at: null,
    id: crypto.randomUUID(),
    source: "catalog",
    is_archived: false,
    share_id: share.id,
    price_currency: "usd",
  } as const;
  return matchSharePriceUpdate<SharePrice, SharePrice, SharePrice, SharePrice | undefined>(update, {
    existingSharePrice: ({ id }) => share.prices.find((price) => price.id === id),
    fixed: (price) => ({ ...made, ...price }),
    custom: (price) => ({ ...made, minimum_amount: 2000, maximum_amount: null, preset_amount: null, ...price }),
    free: (price) => ({ ...made, ...price }),
  });
}
