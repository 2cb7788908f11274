import {
  type NotFound,
  parseNotFound,
  parseShareableAsset,
  type ShareableAsset,
  validateUpdateShareableAssetRequest,
} from "../../generated/src/cloudglue/index.js";
import { validateUpdateShareableAssetParameters } from "../../generated/src/cloudglue/validators.js";
import { cloudglueExample } from "./examples.js";
import type { Reply, Seen } from "./server.js";

export const cloudglueToken = "cg-token";

export interface CloudglueState {
  readonly assets: Map<string, ShareableAsset>;
}

/** Every asset among the contract's examples. */
export function cloudglueState(): CloudglueState {
  const assets = [cloudglueExample("200 file"), cloudglueExample("200 segment")].map(parseShareableAsset);
  return { assets: new Map(assets.map((asset) => [asset.id, asset])) };
}

/** `PUT /share/{id}`. What the contract has no answer for gets a 400 or a 401. */
export function cloudglue({ assets }: CloudglueState, id: string, { headers, body }: Seen): Reply {
  if (headers.authorization !== `Bearer ${cloudglueToken}`) return { status: 401, body: { error: "Unauthorized" } };
  if (validateUpdateShareableAssetParameters({ path: { id } }).issues) return mistake("The id is no UUID");

  const asset = assets.get(id);
  if (asset === undefined) return notFound({ error: "Shareable asset not found" });
  if (body.length === 0) return ok(asset);

  if (!/^application\/json\b/.test(headers["content-type"] ?? "")) return mistake("The body is not sent as JSON");
  const update = validateUpdateShareableAssetRequest(JSON.parse(body.toString()));
  if (update.issues) return mistake(update.issues.map(({ message }) => message).join("; "));
  const { title, description, metadata } = update.value;
  const changed = {
    ...asset,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(metadata === undefined ? {} : { metadata }),
  };
  assets.set(id, changed);
  return ok(changed);
}

function ok(asset: ShareableAsset): Reply {
  return { status: 200, body: parseShareableAsset(asset) };
}

function notFound(problem: NotFound): Reply {
  return { status: 404, body: parseNotFound(problem) };
}

function mistake(error: string): Reply {
  return { status: 400, body: { error } };
}
