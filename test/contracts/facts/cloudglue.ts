import { choice, type Fields, freeForm, nullable, number, optional, required, text, uuid } from "../rules.js";
import { type Fact, objects } from "./fact.js";

const updateShareableAssetRequest: Fields = {
  title: optional(text()),
  description: optional(text()),
  metadata: optional(freeForm),
};

const shareableAsset: Fields = {
  id: required(uuid),
  file_id: required(uuid),
  created_at: required(number),
  file_segment_id: optional(uuid),
  title: optional(text()),
  description: optional(text()),
  metadata: optional(freeForm),
  visibility: optional(choice("public", "private")),
  preview_url: optional(text()),
  media_download_url: optional(text()),
  media_download_expires_at: optional(nullable(number)),
  share_url: optional(text()),
  stream_url: optional(text()),
  status: optional(choice("pending", "processing", "completed", "failed")),
  asset_type: optional(choice("file", "file_segment")),
  object: optional(choice("share")),
};

const notFound: Fields = { error: required(text()) };

/** Every schema of Cloudglue, with what the reference page says of it. */
export const cloudglueFacts: readonly Fact[] = objects("cloudglue", {
  UpdateShareableAssetRequest: updateShareableAssetRequest,
  ShareableAsset: shareableAsset,
  NotFound: notFound,
});
